"""What is an emergency, wherever and in whatever words it is told, and what is none."""

from datetime import UTC, datetime

import pytest

from handlers.agenda.actions import MyGroups
from handlers.changes.actions import Changes
from handlers.info.actions import Urgent
from handlers.questions.intents import OpenScreen
from handlers.questions.understanding import understand
from handlers.ui.action import Action
from tests.questions.measure import sets

MONDAY = datetime(2021, 6, 28, 9, tzinfo=UTC)

URGENT = (
    "mir ist so komisch",
    "Hilfe!",
    "Помогите!",
    "Помогите, меня преследуют до гостиницы",
    "Помогите, у автобуса человек с ножом",
    "Помогите, моего ребёнка нет в гостинице",
    "Помогите, девочка лежит в туалете",
    "Помогите, моя подруга выпила и лежит в гостинице",
    "Hilfe, auf der Toilette liegt ein Mädchen",
    "Hilfe, mein Bruder ist im Hotel die Treppe runtergefallen",
    "Hilfe! Im Bus schreit eine Frau",
    "Hilfe mein Kind ist aus dem Bus gefallen",
    "Hilfe, am Parkplatz verfolgt mich ein Mann",
    "Hilfe, vor dem Hotel steht einer mit einem Messer",
    "Hilfe, meine Tochter kommt nicht aus der Toilette",
    "Hilfe, meine Freundin hat zu viel getrunken und liegt in der Garderobe",
    "Hilfe, wo ist der Ausgang, es brennt",
    "Hilfe, wo ist mein Kind",
    "Hilf mir, mein Opa atmet nicht",
    "helft mir bitte, im Zug wird einer geschlagen",
    "auf der Toilette liegt ein Mädchen",
    "im Bus ist einer umgekippt",
    "mein Bruder ist im Hotel die Treppe runtergefallen",
    "vor dem Hotel steht ein Mann mit einem Messer",
    "mir ist schlecht",
    "mir is a bissl schwindlig",
    "mir ist schwummrig im Bus",
    "mir gehts im Saal nicht gut",
    "meiner Mutter ist im Bus schlecht geworden",
    "mir wird ganz anders",
    "ich fühl mich nicht so gut",
    "ich werde von einem Typen bis zum Hotel verfolgt",
    "jemand hat mich am Bahnhof geschlagen",
    "unser Sohn ist seit dem Bus verschwunden",
    "am Buffet hat sich eine Frau verschluckt",
    "vor dem Bus liegt jemand",
    "ich blute, wo ist die Toilette",
    "мне нехорошо, где прилечь",
    "мне плохо в автобусе",
    "подруге плохо в гостинице",
    "меня преследуют до гостиницы",
    "у автобуса человек с ножом",
    "девочка лежит в туалете и не отвечает",
    "моего ребёнка нет в гостинице",
    "спасите, в туалете дерутся",
    "помогите, где мой сын",
    "помогите, муж упал в автобусе",
    "помогите, на парковке бьют парня",
    "Помогите, ребёнок застрял в туалете",
    "помогите, в гардеробе женщина плачет и не дышит",
    "на вокзале напали на подругу",
    "в столовой женщина подавилась",
    "бабушка упала на лестнице в гостинице",
    "что-то мне дурно в зале",
    "голова кружится в автобусе, где выйти",
    "дочка пропала на вокзале",
    "Помогите, в столовой дым",
    "Помогите, где врач, мужу плохо",
    "помогите",
    "выручайте, в автобусе человеку плохо",
    "у меня подскочило давление, где медпункт",
    "Hilfe, meine Oma kann nicht mehr aufstehen",
    "Помогите, бабушка не может встать в автобусе",
    "помогите, какой-то мужчина идёт за мной к гостинице",
    "Hilfe, wir kommen im Hotel nicht raus",
    "Hilfe ich bekomme im Saal keine Luft",
    "помогите, в поезде человеку плохо",
    "Hilfe, ein Kind ist am Steg ins Wasser gefallen",
    "спасите, тонет мальчик у причала",
    "in der Gruppe braucht jemand einen Arzt",
    "wann kommt der Arzt, meiner Frau geht es im Hotel schlecht",
    "нам нужен врач в зал",
    "Помогите, не могу дышать в автобусе",
    "Hilfe, meine Frau braucht Luft",
)
ASKED = (
    "Ich werde schnell seekrank, was kann ich bei der Bootstour machen?",
    "меня укачивает на теплоходе",
    "Hilfe, ich habe meinen Schal verloren",
    "помогите, я потеряла шарф",
    "помогите, где розетка",
    "помогите, как пройти в зал",
    "помогите найти мой зал",
    "помогите записаться в группу",
    "помогите пожалуйста с регистрацией",
    "помогите, не могу найти гостиницу",
    "помогите, хочу поменять группу",
    "помогите, можно ли взять ребёнка на концерт",
    "помогите, есть ли парковка",
    "помогите, потерял паспорт",
    "спасите, где туалет",
    "помогите, не понимаю по-немецки",
    "помогите, когда автобус",
    "Hilfe, wo ist die Toilette",
    "Hilfe, wie komme ich zum Hotel",
    "Hilfe, mein Koffer ist weg",
    "Hilfe, ich möchte die Gruppe wechseln",
    "Hilfe! Wann fährt der Bus?",
    "Hilfe, ich finde den Saal nicht",
    "Hilfe, ich brauche WLAN",
    "Hilfe, gibt es eine Steckdose",
    "Hilfe bei der Anmeldung",
    "Hilfe, kann ich mein Kind mitbringen",
    "Hilfe, ich verstehe den Bot nicht",
    "Hilfe, ich habe mein Handy im Bus vergessen",
    "Welche Ärzte nehmen teil?",
    "Sind auch Ärzte unter den Teilnehmenden?",
    "Sprechen Pflegende auf dem Podium?",
    "Gibt es einen Workshop für Pflegende?",
    "Wann sprechen die Ärzte aus Suhl?",
    "Kommen auch Ärztinnen und Ärzte aus Kaluga?",
    "Wann hält die Ärztin aus Kaluga ihren Vortrag?",
    "Ich bin Arzt, welche Gruppe passt zu mir?",
    "ich bin krank, gebt meinen Platz frei",
    "ich bin krank, bitte meldet mich ab",
    "bitte wegen Krankheit von der Liste nehmen",
    "Fällt der Vortrag aus, weil der Referent krank ist?",
    "Ist der Workshop wegen Krankheit abgesagt?",
    "Der Referent ist krank, wird der Vortrag verschoben?",
    "Wird über Medizin gesprochen?",
    "приедут ли врачи из Зуля",
    "какие врачи участвуют",
    "когда выступают врачи",
    "будут ли медики среди участников",
    "есть группа для медиков",
    "я врач, в какую группу мне",
    "когда доклад врача из Калуги",
    "заболела, снимите меня с группы",
    "я заболел, отмените мою запись",
    "снимите меня с записи по болезни",
    "доклад отменили, потому что докладчик заболел?",
    "отменят ли доклад из-за болезни докладчика",
    "ведущая заболела, семинар будет?",
    "кто заменит заболевшего докладчика",
    "спасибо за помощь",
    "мне нужна помощь",
    "ich brauche Hilfe",
    "Danke für die Hilfe",
    "Hilfe",
    "Hilfe, wo liegt der Saal",
    "помогите, плохо понимаю по-немецки",
    "Wo liegt das Hotel",
    "помогите, где лежит программа",
    "Junge Leute gefallen mir",
    "Wird im Krimi jemand verfolgt?",
    "Welche Gruppe leitet der Arzt?",
    "Wer hilft beim Aufbau der Bühne?",
    "помогите выбрать семинар",
    "das steht so komisch im Programm, ist das so gemeint",
)


def opened(text: str) -> Action | None:
    kaluga = next(s for s in sets() if s.name == "kaluga")
    found = understand(text, MONDAY, kaluga.snapshot, kaluga.index)
    return found.press if isinstance(found, OpenScreen) else None


@pytest.mark.parametrize("text", URGENT)
def test_who_tells_what_befell_somebody_reads_whom_to_call(text: str) -> None:
    assert opened(text) == Urgent()


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("is bei den Ärzten noch ein Platz frei", False),
        ("ist beim Arzt noch ein Platz frei", False),
        ("ist beim Arzt ein Platz frei, mein Mann ist umgekippt", True),
        ("einen Arzt bitte", True),
    ],
)
def test_a_free_seat_with_the_doctors_is_one_in_their_group(text: str, urgent: bool) -> None:
    suhl = next(s for s in sets() if s.name == "suhl")
    found = understand(text, datetime(2037, 9, 17, 9, tzinfo=UTC), suhl.snapshot, suhl.index)
    assert (isinstance(found, OpenScreen) and found.press == Urgent()) == urgent


@pytest.mark.parametrize("text", ASKED)
def test_who_asks_for_a_thing_or_speaks_of_a_profession_is_in_no_emergency(text: str) -> None:
    assert opened(text) != Urgent()


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Wann ist das Feuer?", False),
        ("feuer wann", False),
        ("Feuer!", True),
        ("Feuer im Saal", True),
        ("Feuer, wann kommt Hilfe", True),
        ("im Foyer ist Feuer, jemand blutet, wann kommt wer", True),
    ],
)
def test_the_hour_of_a_fire_is_asked_of_what_is_called_so(text: str, urgent: bool) -> None:
    allgaeu = next(s for s in sets() if s.name == "allgaeu")
    found = understand(text, datetime(2038, 6, 17, 9, tzinfo=UTC), allgaeu.snapshot, allgaeu.index)
    assert (isinstance(found, OpenScreen) and found.press == Urgent()) == urgent


@pytest.mark.parametrize(
    "text",
    [
        "ich bin krank, gebt meinen Platz frei",
        "bitte wegen Krankheit von der Liste nehmen",
        "заболела, снимите меня с группы",
        "снимите меня с записи по болезни",
    ],
)
def test_a_seat_is_given_up_for_the_reason_of_illness(text: str) -> None:
    assert opened(text) == MyGroups()


@pytest.mark.parametrize(
    "text",
    [
        "Fällt der Vortrag aus, weil der Referent krank ist?",
        "доклад отменили, потому что докладчик заболел?",
    ],
)
def test_what_is_off_because_somebody_is_ill_is_told(text: str) -> None:
    assert opened(text) == Changes()
