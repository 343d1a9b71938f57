"""How other systems, and people, head the columns of staff. Case, spaces and punctuation are forgiven."""

NUMBER = (
    "Employee ID",
    "Staff ID",
    "Staff member ID",
    "Team member ID",
    "ID сотрудника",
    "Идентификатор сотрудника",
    "ID мастера",
    "ID специалиста",
    "Номер сотрудника",
)
NAME = (
    "Employee name",
    "Employee",
    "Staff member",
    "Staff member name",
    "Staff name",
    "Team member",
    "Team member name",
    "Master",
    "Specialist",
    "Name",
    "Full name",
    "Имя сотрудника",
    "Сотрудник",
    "Имя мастера",
    "Мастер",
    "Специалист",
    "ФИО сотрудника",
    "ФИО",
    "Имя",
)
POSITION = (
    "Position",
    "Job title",
    "Post",
    "Role",
    "Должность",
    "Должность сотрудника",
    "Специализация",
    "Название должности",
)
