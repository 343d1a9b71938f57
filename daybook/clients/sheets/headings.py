"""How other systems, and people, head the columns of clients. Case, spaces and punctuation are forgiven."""

NUMBER = ("Client ID", "ID of the client", "Customer ID", "ID клиента", "Номер клиента", "Идентификатор клиента")
NAME = (
    "Client name",
    "Client's name",
    "Client",
    "Customer",
    "Customer name",
    "Name",
    "Full name",
    "Имя клиента",
    "Клиент",
    "ФИО клиента",
    "ФИО",
    "Имя",
    "Полное имя",
)
FIRST_NAME = ("First name", "Given name")
LAST_NAME = ("Last name", "Surname", "Family name", "Second name", "Фамилия", "Фамилия клиента")
PHONE = (
    "Phone",
    "Phone number",
    "Client phone",
    "Client's phone",
    "Client phone number",
    "Customer phone number",
    "Customer phone",
    "Mobile",
    "Mobile phone",
    "Mobile number",
    "Телефон",
    "Телефон клиента",
    "Номер телефона",
    "Номер телефона клиента",
    "Мобильный",
    "Мобильный телефон",
)
EMAIL = (
    "E-mail",
    "Email",
    "E-mail address",
    "Email address",
    "Client e-mail",
    "Mail",
    "Эл. почта",
    "Электронная почта",
    "Почта",
    "Адрес электронной почты",
    "Имейл",
)
COMMENT = (
    "Comment",
    "Comments",
    "Note",
    "Notes",
    "Client comment",
    "Комментарий",
    "Комментарии",
    "Примечание",
    "Заметка",
    "Заметки",
    "Комментарий к клиенту",
)
