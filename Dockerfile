# The bot alone, as a user without rights; the database lies in /data: mount a volume there.
# The digest is that of python:3.13-slim-trixie for all platforms; renew name and digest together.
ARG PYTHON=python:3.13-slim-trixie@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285

FROM ${PYTHON} AS build
WORKDIR /source
COPY requirements.lock ./
RUN python -m venv /opt/konferenzbot \
    && /opt/konferenzbot/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY locales locales
COPY scheduler scheduler
COPY storage storage
# What only builds the package stays here.
RUN /opt/konferenzbot/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/konferenzbot/bin/pip uninstall --yes setuptools pip

FROM ${PYTHON}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="konferenzbot" \
      org.opencontainers.image.description="A Telegram bot that takes people through a conference in several languages" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
RUN useradd --system --uid 10001 --no-create-home konferenzbot \
    && install -d -m 0700 -o konferenzbot -g konferenzbot /data
COPY --from=build /opt/konferenzbot /opt/konferenzbot
# MALLOC_ARENA_MAX: the bot's few threads share one part of memory; with one for each, more lies idle.
# MPLCONFIGDIR: where pictures note which fonts there are; the user has no home.
ENV PATH=/opt/konferenzbot/bin:$PATH \
    BOT_DATABASE=/data/konferenzbot.sqlite3 \
    MALLOC_ARENA_MAX=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    PYTHONUNBUFFERED=1
USER 10001:10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["konferenzbot", "status"]
ENTRYPOINT ["konferenzbot"]
CMD ["run"]
