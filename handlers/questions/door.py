"""What other features may ask of the understanding of questions."""

from handlers.questions.orders.called_off import calls_a_message_off as calls_a_message_off
from handlers.questions.orders.called_off import number_called_off as number_called_off
from handlers.questions.orders.group_members import names_several as names_several
from handlers.questions.orders.group_members import read_added as read_added
from handlers.questions.orders.head_of_message import is_only_a_language as is_only_a_language
from handlers.questions.orders.message_instructed import Instruction as Instruction
from handlers.questions.orders.message_instructed import instruction_in as instruction_in
from handlers.questions.orders.message_instructed import takes_back as takes_back
from handlers.questions.orders.people_named import People as People
from handlers.questions.orders.people_named import is_to_unknown_people as is_to_unknown_people
from handlers.questions.orders.people_named import leaves_some_out as leaves_some_out
from handlers.questions.orders.people_named import people_named as people_named
from handlers.questions.orders.people_named import says_more as says_more
from handlers.questions.orders.told_to_all import Told as Told
from handlers.questions.orders.told_to_many import people_wished as people_wished
from handlers.questions.orders.told_to_many import told_to_many as told_to_many
from handlers.questions.orders.told_to_many import wishes_all_told as wishes_all_told
from handlers.questions.orders.undoing import says_stop as says_stop
from handlers.questions.orders.words import Says as Says
from handlers.questions.orders.words import order_words as order_words
from handlers.questions.question_above import question_in as question_in
from handlers.questions.reading.looked_up import nearest_page as nearest_page
from handlers.questions.reading.looked_up import places_named as places_named
from handlers.questions.reading.looked_up import sessions_named as sessions_named
from handlers.questions.reading.words_of_asking import gives_thanks as gives_thanks
from handlers.questions.reading.words_of_asking import language_of as language_of
