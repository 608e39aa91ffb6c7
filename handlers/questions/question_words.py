"""Words of a question that are about the asking and not about the programme.

They are compared as `folded` leaves them; a word that ends in * stands for whatever begins so.
"""

from collections.abc import Iterable
from typing import Final

from storage.programme.searching.words import Word, folded


class Lexicon:
    """A set of words, some of them only beginnings."""

    def __init__(self, words: str) -> None:
        listed = [folded(word) for word in words.split()]
        self.words = frozenset(word for word in listed if not word.endswith("*"))
        self._beginnings = tuple(word[:-1] for word in listed if word.endswith("*"))

    def __contains__(self, word: Word) -> bool:
        return word.folded in self.words or word.folded.startswith(self._beginnings or ("\0",))

    def any_of(self, words: Iterable[Word]) -> bool:
        """Whether one of the words is in here."""
        return any(word in self for word in words)


FILLERS: Final = Lexicon(
    """
    aber ach alle allem allen aller alles als also am an andere anderen anfang anfangen anfaengt
    auch auf aus ausser bald bei beim bekomme bekommen beginn beginnen beginnt bereits besten
    bin bis bisschen bist bitte bitten brauche brauchen da dabei dafuer dagegen daher damit
    danke dann daran darf darueber das dass davon dazu dein deine dem den denn der deren des
    deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du duerfen
    durch eben ehm eigentlich ein eine einem einen einer eines einfach einmal ende endet
    entschuldigen entschuldigung er erfahren erklaeren erst es etwa etwas euch euer eure faengt
    fand fanden faengst finde finden findet frage fragen fuer gab ganz gar geben geehrte gehe
    gehen geht gehts genau gern gerne gibt gibts ging gruess gruesse guten gute guter habe haben
    haette haetten halb hallo hat hatte herzlichen hier hin hinaus hoeren ich ihm ihn ihnen ihr
    ihre ihrem ihren im immer in info infos information informationen ins interessiere
    interessieren irgendein irgendwann irgendwas irgendwo ist ja jede jeden jeder jedes jemand
    kann kannst kein keine keinen koennen koennt koennte koennten koenntest komme kommen kommt
    konnte kurz lang lange laufen laeuft laufend leider liebe lieber los mache machen macht mal
    man mehr mein meine meinem meinen meiner mich mir mit moechte moechten moechtest muss
    muessen muesste nach naemlich nein nett nicht nichts noch nochmal nun nur ob oder ok okay
    ort raum saal sage sagen sagt schaue schauen schoen schon sehen sehr sei seid sein seine
    servus sich sie sind so sogar soll sollen sollte sollten sonst startet starten start statt
    stattfinden stattfindet stehen steht suche suchen tag tage tagen thema themen thematik
    treffen treffe trifft tschuldigung tun ueber uhr uhrzeit um und ungefaehr uns unser unsere
    unter vielen vielleicht viel voll vom von vor wann war waere waren warten warum was weiss
    weit welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieder
    will wir wird wirklich wissen wo wobei wofuer woher wohin wohl wollen wollte womit worum
    worueber wurde wuerde wuerden wuesste zb zeigen zeig zeige zeit zeiten zu zum zur zusammen
    spricht sprechen redet reden vortrag vortraege referent referentin halten haelt а авось без
    беседа большое бот будет будете будут буду бы был была были было быть в вам вас ваш ваша
    ваше ваши вместе во возможно вот все всего всем всех всё всю вы где говорит да давай давайте
    даже дайте для до добрый доброе добрая день дня другие другой его ее если есть еще ж же за
    здесь здравствуйте здравствуй знаете знать и из извините или им иметь интересно интересует
    информация информацию их к каждый как какая какие каким каких какого какое какой каком какую
    кем когда кого кому конец кончается который которая которое которые кто ли лично любой меня
    место месте мне много могли могу может можете можно мое моей мой мои моя моего моих мы на
    над надо найти нам нас начало началом начала начале начинается начинаются начнется начнутся
    наш наша наше наши не него нее нет ни нибудь них но ну нужен нужна нужно о об один одна
    около окончание он она они от ответьте очень по под пожалуйста пожалуста пока покажи
    покажите помогите поможете понять после почему правда при привет приветствую про пройдет
    пройдут происходит проходит проходят проводится прошу разве с сам сами свой своего себе себя
    скажи скажите сколько со состоится состоятся спасибо спросить сразу так такая также такие
    такое такой там тебе тебя тема темы тему то тоже только том тот ту туда тут ты у уважаемые
    уже узнать хотел хотела хотели хотелось хотим хочется хочу часов чем через что чтобы что-то
    эта эти это этого этой этом этот эту я именно подскажите подскажи расскажи расскажите
    напишите время времени вопрос находится находятся попасть пройти выступает выступают
    говорить ага ок ведет докладчик доклад выступление идет идут будем a and any are at be can
    could do does did for from have hello hi how i is it me more much my of on or please show
    tell thank thanks that the there this to we what when where which who with would you your
    starts happening going vorgesehen geplant wartet erwartet fragt gefragt sozusagen teilnehmer
    teilnehmende teilnehmenden gaeste запланировано запланирован запланированы планируется
    планируют ждет ожидается участников участники участник участникам гостей гости herr herrn
    frau господин госпожа господина freundlicherweise angeboten angebote anbieten netterweise
    passiert passieren geschieht geboten bietet bieten anstehen ansteht anliegt vorhaben vorhabt
    abgeht lohnt empfehlen empfiehlst empfehlung hab haett waer gaebe gaeb schick schicken
    schicke nennen nenne nenn verrate verraten interessant interessante interessantes spannend
    spannendes wichtig wichtige wichtiges ganze ganzen ganzes ganzer gesamte gesamten gesamtes
    komplett komplette kompletten vollstaendig vollstaendige liste auflistung bloss schnell
    dringend vergessen verpasst verpassen erreichen erreiche hinkommen hinkomme hinkommt komm
    besuchen besuche angucken gucken guck ansehen anschauen anhoeren zuhoeren zuschauen
    stattgefunden offen oeffnet geoeffnet verstehe verstehen verstanden leute menschen jemanden
    niemand moment bitteschoen dankeschoen lg mfg vg hey moin hallochen tach na tja hm aeh aehm
    halt super toll klasse cool wow freue freuen neues neue neuen tolles schoenes gutes bestimmt
    bestimmten naeher naeheres genauer genaue genauen details einzelheiten lassen lasse lass
    sicher unbedingt noetig brauchst wisst weisst sagst meinst denkst glaube glaubst denke
    heisst heissen genannt namens name folgt folgen folgende folgenden spaeter spaet frueher
    irgendwelche circa rund bezueglich betreff betrifft wegen anlaesslich genannte angekuendigt
    angesetzt angesagt vorgestellt gezeigt gemacht gegeben gegessen gesprochen geredet losgehen
    losgeht geht's gibt's ist's hab's dauert dauer minuten stunden zwecks числа число числу
    интересного интересное интересные интересных сделайте сделай список быстро срочно весь
    целиком полностью полная полный полную целый целая намечается намечено намечен предлагают
    предложите посоветуйте посоветуй хорошего нового новое делать делаем делают собираются
    собираемся успею успеть успеваю пропустил пропустила опоздал опоздала забыл забыла объясните
    проверьте проверить посмотреть посмотрим послушать посетить сходить сходим прийти придти
    приду придем приходить пойду пойдем ехать поехать поедем друзья коллеги товарищи ребята люди
    дорогие девушка кстати вообще конкретно примерно точно подробнее подробности подробно ищу
    ищем найду узнаю плиз плз пж пжлст спс хай здрасьте здрасте алло эй называется зовут имени
    случится случилось стоит покажет показать показывают рассказать рассказывают слушать
    смотреть знаешь скажет сказать сказали говорили говорят обещали длится продолжается
    закончится закончатся заканчивается заканчиваются идем иду пришел пришла нахожусь находимся
    стою часа час минут долго далеко ближе хорошо отлично супер круто класс вроде наверное
    наверно кажется думаю считаю надеюсь поскорее сначала потом ладно итак значит просто прямо
    мама папа муж жена сын дочь внук внучка подруга друг бабушка дедушка коллега oma opa enkel
    enkelin tochter sohn mann freund freundin kollege kollegin mutter vater happen happens
    happened about know want see get need has had looking find list everything all whole
    complete adresse anschrift strasse улица улице улицы адрес адресу адреса адресе
    """
)
"""What surrounds a question; it says nothing of what is looked for."""

GENERIC: Final = Lexicon(
    """
    programm programme programms programmpunkt programmpunkte programmpunkten ablauf ablaufplan
    agenda zeitplan tagesplan tagesprogramm tagesordnung plan plaene uebersicht veranstaltung
    veranstaltungen termin termine terminen sitzung sitzungen event events angebot schedule
    program timetable sessions session программа программу программе программы программой
    расписание расписания расписанию план плана планы мероприятие мероприятия мероприятий
    мероприятию событие события событий событии заседание заседания заседаний занятие занятия
    пункт пункты сессия сессии сессию распорядок treffen встреча встречи встречу встреч
    """
)
"""Words for the programme as such; alone they ask for the programme."""

GROUPS: Final = Lexicon(
    """
    ag ags gruppe gruppen arbeitsgruppe arbeitsgruppen arbeitskreis arbeitskreise arbeits группа
    группы групп группе группу группам группой рабочая рабочие рабочей рабочую рабочих group
    groups
    """
)
TEAMS: Final = Lexicon(
    """
    team teams teamchat mannschaft mannschaften jugendforum jugendteam jugendteams команда
    команды команд команде команду командой командам team
    """
)

MINE: Final = Lexicon("mein* my мой мое моя мои моих моим моему моего моей мою mine")
OURS: Final = Lexicon("unser* наш наша нашу нашей нашего нашем наше our")
ME: Final = Lexicon("ich mir mich wir uns я мне меня мы нам нас i me")
MUST: Final = Lexicon(
    """
    muss muessen soll sollen hin hingehen dran angemeldet eingetragen eingeschrieben gemerkt
    vorgemerkt favoriten идти пойти надо нужно должен должна должны записан записана записаны
    зарегистрирован зарегистрирована отмечено отметил отметила избранное
    """
)
WHERE: Final = Lexicon("wo wohin куда где where")
OWN_THINGS: Final = Lexicon(
    """
    termin* programm* plan* kalender* agenda veranstaltung* sitzung* workshop* favorit*
    anmeldung* gruppe* schedule мероприят* расписан* програм* план* занят* событи* избранн*
    запис* групп*
    """
)

SIGN_UP: Final = Lexicon(
    """
    anmelden anmelde anmeldest anmeldung anmeldungen einschreiben einschreibe einschreibung
    eintragen eintrage teilnehmen teilnehme teilnahme mitmachen mitmache registrieren
    registriere beitreten beitrete signup записать* записатьс* запись записи запиш* зарегистрир*
    участвовать поучаствовать участие вступить присоединиться melde melden meldet
    """
)
SEATS: Final = Lexicon("platz plaetze plaetzen platze platz platze место места мест местечко seats")
FREE: Final = Lexicon(
    "frei freie freien noch uebrig verfuegbar свободн* остал* еще есть хватит free"
)

LANGUAGES: Final = Lexicon(
    """
    deutsch deutsche deutscher russisch russische englisch english german russian немецкий
    немецком немецки русский русском русски английский английском английски
    """
)
LANGUAGE: Final = Lexicon(
    """
    sprache sprachen spracheinstellung umstellen umschalten wechseln aendern einstellen language
    stelle schalte antworte schreibe schreib sprich rede язык языка языке языки переключ* смен*
    помен* измен* отвеча* пиш* говори
    """
)
THE_LANGUAGE: Final = Lexicon("sprache sprachen spracheinstellung* language язык языка языке")
REMIND: Final = Lexicon(
    """
    erinnere erinner erinnern erinnert erinnerst erinnerungen benachrichtig* wecker weck remind*
    напомн* напомин* уведомл* оповещ*
    """
)
SWITCH: Final = Lexicon(
    "ein aus einstellen ausschalten abschalten anschalten schalten stellen aktivieren"
)
CANCEL: Final = Lexicon(
    "abmelden abmelde abmeldung absagen stornieren austragen"
    " отменить отмена отменяю отписаться выписаться"
)
CONTACT: Final = Lexicon(
    """
    kontakt kontakte kontaktdaten veranstalter organisator organisatoren organisiert ausrichter
    контакт контакты контактов организатор организаторы организаторов организует contact organiser
    """
)
WHOLE: Final = Lexicon(
    """
    los losgeht beginn beginnt anfang startet start ende endet schluss vorbei
    начало начинается начнется конец закончится заканчивается кончается стартует start end
    """
)
SETTINGS: Final = Lexicon("einstellungen einstellung настройки настройка settings")
HELP: Final = Lexicon(
    "hilfe hilf helfen help anleitung bedienung помощь помоги помогите помочь помощи справка"
)
ABILITIES: Final = Lexicon("kannst funktioniert умеешь пользоваться работает можешь")
PRIVACY: Final = Lexicon(
    """
    datenschutz* privatsphaere dsgvo privacy конфиденциальн* приватност* персональн*
    """
)
DATA: Final = Lexicon("daten данные данных data")
STORE: Final = Lexicon("speicher* gespeichert weisst хран* знаешь знаете store know")
ABOUT_ONE: Final = ("ueber mich", "über mich", "von mir", "обо мне", "about me")
OFF_TOPIC: Final = Lexicon(
    """
    wetter* temperatur* regen regnet sonnenschein погода погоду погоде погоды прогноз температура
    дождь weather
    """
)
"""What people ask everybody; an answer needs a title that says so, not a word in passing."""
HOLD: Final = Lexicon(
    """
    mein* loesch* gespeichert speicher* ueber mich erase delete my мои мое моих удал* храни*
    хранят* хранится стере* обо мне
    """
)


POSSESSIVES: Final = Lexicon(
    """
    mein meine meinem meinen meiner unser unsere unserem unseren unserer
    мой моя мое мои моего моей моему моим моих наш наша наши нашего нашей нашему
    """
)
_GREETINGS: Final = frozenset(
    pair.split()[0] + " " + pair.split()[1]
    for pair in (
        "guten morgen",
        "guten abend",
        "guten tag",
        "gute nacht",
        "gruss gott",
        "good morning",
        "good evening",
        "good afternoon",
        "доброе утро",
        "добрый вечер",
        "добрый день",
        "доброго дня",
        "доброго вечера",
        "доброго утра",
        "доброй ночи",
        "добрый вечерок",
    )
)


def without_greetings(words: list[Word]) -> list[Word]:
    """The words without a greeting, whose "morning" is no time asked for."""
    kept: list[Word] = []
    for word in words:
        if kept and f"{kept[-1].folded} {word.folded}" in _GREETINGS:
            kept.pop()
        else:
            kept.append(word)
    return kept


def russian_words() -> frozenset[str]:
    """Every Russian word in these lists, for those who write them in Latin letters."""
    lists = (
        FILLERS,
        GENERIC,
        GROUPS,
        TEAMS,
        MINE,
        ME,
        MUST,
        WHERE,
        SIGN_UP,
        SEATS,
        LANGUAGES,
        HELP,
        ABILITIES,
        DATA,
        THE_LANGUAGE,
    )
    words = {word for lexicon in lists for word in lexicon.words}
    return frozenset(word for word in words if word[0] >= "а")
