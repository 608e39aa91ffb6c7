# The bot alone, as a user without rights. The database lies in /data: mount a volume there.
FROM python:3.13-slim
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --system --uid 10001 konferenzbot \
    && install -d -o konferenzbot /data
USER konferenzbot
# MPLCONFIGDIR: where pictures note which fonts there are; the user has no home.
ENV BOT_DATABASE=/data/konferenzbot.sqlite3 MPLCONFIGDIR=/tmp/matplotlib PYTHONUNBUFFERED=1
VOLUME /data
ENTRYPOINT ["konferenzbot"]
CMD ["run"]
