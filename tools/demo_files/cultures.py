"""How the clients of the two locations are called, and how their mobile phones begin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Culture:
    """Names of one origin; `mobiles` are patterns of E.164 in which # is any digit."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    mobiles: tuple[str, ...]
    order: str = "{first} {last}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PORTUGUESE = Culture(
    _words(
        "Ana Beatriz Inês Mariana Leonor Matilde Carolina Margarida Sofia Rita Joana Catarina Sónia Patrícia Cláudia "
        "Helena Luísa Graça Conceição Fátima Mónica Sílvia Raquel Teresa Filipa Vitória João Rui Nuno Tiago Gonçalo "
        "Duarte Simão André Luís José António Sérgio Fábio Vasco Henrique Salvador Afonso Tomás Mário Zélia Débora"
    ),
    _words(
        "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques "
        "Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Vieira Monteiro Cardoso Rocha "
        "Raposo Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Assunção Araújo Brandão Queirós"
    ),
    ("+35191#######", "+35192#######", "+35193#######", "+35196#######"),
)
BRAZILIAN = Culture(
    _words("Thaís Letícia Camila Jéssica Aline Bruna Vinícius Caio Larissa Natália Flávia Otávio Lívia Heloísa Érica"),
    _words("Araújo Nascimento Barbosa Moura Batista Figueiredo Guimarães Magalhães Conceição Assis Galvão Leão"),
    ("+55119########", "+55219########", "+35191#######"),
)
FRENCH = Culture(
    _words("Chloé Zoé Océane Aurélie Hélène Geneviève François Étienne Benoît Cécile Mélanie Anaïs Loïc Raphaël Noël"),
    _words("Lefèvre Bérenger Dupré Gérard Hébert Maréchal Guérin Le-Goff Chrétien Béraud Noël Rivière Boulangé"),
    ("+3361#######", "+3376#######"),
)
GERMAN = Culture(
    _words("Jürgen Käthe Björn Sören Günther Anneliese Jörg Lukas Hannelore Felix Frauke Mareike Götz Ulrike"),
    _words("Müller Schröder Köhler Weiß Böhm Groß Krüger Jäger Schäfer Vogel Günther Großmann Lübke"),
    ("+491512#######", "+4917########"),
)
ENGLISH = Culture(
    _words("Olivia Amelia Freya Siobhán Niamh Harry Oscar Zoë Chloe Imogen Declan Róisín Hugh Alistair Phoebe Renée"),
    _words("O’Connor Smith-Jones Taylor Brown Ó-Súilleabháin Walker Wright Hughes Edwards D’Arcy MacLeod Byrne Green"),
    ("+4474########", "+4477########", "+1212344####", "+35387#######"),
)
NORDIC = Culture(
    _words("Åsa Märta Øystein Bjørk Sigríður Þóra Jørgen Łukasz Żaneta Zdeněk Šárka Ilze Ğülşen Şebnem Çağla İpek"),
    _words("Ångström Sørensen Þórsdóttir Østergård Wójcik Żółć Dvořák Škvorecký Bērziņš Yılmaz Çelik Şahin Öztürk"),
    ("+4670#######", "+48512######", "+420603######", "+90532#######"),
)
RUSSIAN = Culture(
    _words(
        "Жанна Анна Мария Елена Ольга Наталья Татьяна Ирина Светлана Екатерина Юлия Алёна Ксения Дарья Полина Майя "
        "Пётр Артём Семён Фёдор Сергей Андрей Дмитрий Игорь Олег Матвей Леонид Глеб Тимофей Зоя Любовь Надежда"
    ),
    _words(
        "Соловей Ткаченко Шевченко Черных Седых Бондаренко Коваленко Мороз Левченко Кравец Гуляк Лесных Петренко "
        "Королёк Жук Белых Грач Дубровских Заяц Иваненко Черёмных Тимошенко Щербань Юрченко Ёлкин-Крамер Шмелёв-Рей"
    ),
    ("+7916#######", "+7921#######", "+7903#######", "+38050#######", "+38067#######"),
)
GREEK = Culture(
    _words("Ελένη Μαρία Κατερίνα Σοφία Γιώργος Νίκος Δημήτρης Άννα Χρήστος Ευαγγελία Ιωάννα Πηνελόπη"),
    _words("Παπαδόπουλος Νικολάου Γεωργίου Δημητρίου Ιωάννου Χριστοδούλου Βασιλείου Αντωνίου Κωνσταντίνου"),
    ("+3069########",),
)
ARABIC = Culture(
    _words("ليلى نور فاطمة سارة مريم ياسمين هدى أحمد محمد يوسف خالد عمر كريم سلمى رانيا"),
    _words("الحسن المنصور حداد خوري العلي النجار عبدالله الشامي صالح قاسم الزهراني المصري"),
    ("+97150#######", "+2010########", "+9617060####", "+21266#######"),
)
CHINESE = Culture(
    _words("芳 娜 秀英 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 秀兰 霞 平"),
    _words("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 林 郭 何"),
    ("+86138########", "+86139########"),
    order="{last}{first}",
)
JAPANESE = Culture(
    _words("さくら 葵 陽菜 結衣 美咲 蓮 大翔 悠真 花子 由美"),
    _words("佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林"),
    ("+8190########",),
    order="{last} {first}",
)
GEORGIAN = Culture(
    _words(
        "ნინო მარიამ თამარ ანა ნათია ქეთევან ეკა სოფიო თეონა ლიკა მაკა ხათუნა ელენე სალომე ბარბარე გიორგი დავით ლუკა "
        "ნიკა ლევან ზურაბ ირაკლი ვახტანგ საბა თორნიკე ალექსანდრე შოთა რატი ბექა ილია გურამ"
    ),
    _words(
        "ბერიძე კაპანაძე გელაშვილი მამედოვი მაისურაძე გიორგაძე ლომიძე წიკლაური კვარაცხელია ჯაფარიძე ცერცვაძე "
        "ხარაძე აბაშიძე ჩხეიძე მჭედლიშვილი ნოზაძე ქავთარაძე ფხაკაძე შენგელია ბოლქვაძე დოლიძე ჭანტურია ღლონტი"
    ),
    ("+995591######", "+995593######", "+995595######", "+995598######", "+995599######"),
)
LATIN_GEORGIAN = Culture(
    _words("Nino Mariam Tamar Ketevan Natia Eka Sopio Teona Giorgi Davit Luka Levan Irakli Vakhtang Tornike Nika"),
    _words("Beridze Kapanadze Gelashvili Lomidze Tsiklauri Kvaratskhelia Japaridze Abashidze Chkheidze Shengelia"),
    GEORGIAN.mobiles,
)
ARMENIAN = Culture(
    _words("Անի Մարիամ Նարե Լիլիթ Հասմիկ Արամ Դավիթ Տիգրան Հայկ Գոհար"),
    _words("Գրիգորյան Հարությունյան Սարգսյան Հովհաննիսյան Խաչատրյան Վարդանյան Պետրոսյան"),
    ("+37491######", "+37493######"),
)

# Each location with its mixture: a culture and how many of a thousand clients are of it.
LISBON_MIX = (
    (PORTUGUESE, 560),
    (BRAZILIAN, 80),
    (FRENCH, 55),
    (GERMAN, 40),
    (ENGLISH, 65),
    (NORDIC, 35),
    (RUSSIAN, 90),
    (GREEK, 15),
    (ARABIC, 25),
    (CHINESE, 20),
    (JAPANESE, 5),
    (GEORGIAN, 10),
)
TBILISI_MIX = (
    (GEORGIAN, 540),
    (LATIN_GEORGIAN, 80),
    (RUSSIAN, 190),
    (ARMENIAN, 40),
    (ENGLISH, 45),
    (GREEK, 20),
    (ARABIC, 30),
    (NORDIC, 25),
    (GERMAN, 15),
    (CHINESE, 10),
    (JAPANESE, 5),
)
