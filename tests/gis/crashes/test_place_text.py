"""Place texts as they stand in published files."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crashes.place_text import base_name, city_of_bureau, normal_road, parse_place


@pytest.mark.parametrize(
    ("text", "district", "roads"),
    [
        ("嘉義市西區文化里國華街 / 嘉義市西區文化里光彩街", "西區", ("國華街", "光彩街")),
        ("嘉義市東區仁義里忠孝路 / 嘉義市東區仁義里忠孝路", "東區", ("忠孝路",)),
        ("嘉義市東區興村里吳鳳南路 / 嘉義市東區興仁里軍輝路", "東區", ("吳鳳南路", "軍輝路")),
        ("嘉義市西區竹村里北港路1465號前0.0公尺", "西區", ("北港路",)),
        ("嘉義市西區北新里世賢路1段 / 嘉義市西區北新里保安二路", "西區", ("世賢路1段", "保安二路")),
        (
            "臺中市西屯區寶山里五權西路三段 / 臺中市西屯區寶山里工業區十九路",
            "西屯區",
            ("五權西路3段", "工業區十九路"),
        ),
        ("高雄市三民區里中華三路 / 高雄市三民區三民街", "三民區", ("中華三路", "三民街")),
        ("高雄市鳳山區村建國路1段 / 高雄市鳳山區經武路", "鳳山區", ("建國路1段", "經武路")),
        ("桃園市平鎮區延平路三段314巷前0.0公尺", "平鎮區", ("延平路3段",)),
        ("臺南市新市區民族路與復興路6巷22弄", "新市區", ("民族路", "復興路")),
        ("屏東縣里港鄉塔樓村塔樓路前0.0公尺", "里港鄉", ("塔樓路",)),
        ("嘉義市東區國道3號 297公里南側向交流道", "東區", ("國道3號",)),
        ("新竹縣關西鎮國道三號81公里720公尺處南向外側車道", "關西鎮", ("國道3號",)),
        ("臺南市柳營區台一線294.1km南向", "柳營區", ("台1線",)),
        ("高雄市內門區台3省道 / 高雄市內門區182縣道", "內門區", ("台3線", "縣道182號")),
        ("花蓮縣玉里鎮縣193線 105公里800.0公尺處北側", "玉里鎮", ("縣道193號",)),
        ("花蓮縣壽豐鄉光榮村壽豐所(附近)台9丙21公里800公尺處北向外側車道", "壽豐鄉", ("台9丙線",)),
        ("嘉義縣竹崎鄉昇平村嘉121線與菜公坑路口", "竹崎鄉", ("嘉121線", "菜公坑路")),
        ("臺南市鹽水區後宅里南3線5公里100公尺處", "鹽水區", ("南3線",)),
        (
            "彰化縣彰化市臺1線188公里100公尺處南向內側車道彰化縣彰化市國聖里中山路3段554巷口",
            "彰化市",
            ("台1線", "中山路3段"),
        ),
        ("彰化縣大村鄉彰化縣大村鄉山腳路與山腳路47巷口", "大村鄉", ("山腳路",)),
        ("嘉義市西區興業西路４８５號前", "西區", ("興業西路",)),
        ("高雄市左營區崗山路崗山路口", "左營區", ("崗山路",)),
        ("桃園縣大溪鎮介壽路僑愛一街(口)46巷口(附近)", "大溪鎮", ("介壽路", "僑愛一街")),
        ("臺中市清水區海濱里中清路九段文興路(口)", "清水區", ("中清路9段", "文興路")),
        ("新竹縣竹北市成功二街西側 / 新竹縣竹北市自強六街南側", "竹北市", ("成功二街", "自強六街")),
        ("新北市汐止區中興路前0公尺數新北市汐止區中興路康寧街路口", "汐止區", ("中興路", "康寧街")),
        ("新北市貢寮區臺2線道路前0.0公尺", "貢寮區", ("台2線",)),
        ("嘉義市東區義教里義教街 / 嘉義市東區義教里仁義新村", "東區", ("義教街", "仁義新村")),
        ("臺北市大安區敦南街 / 臺北市大安區無名巷", "大安區", ("敦南街",)),
        ("道安市西區安康里道安路1段", "西區", ("道安路1段",)),
        ("彰化縣和美鎮山犁里道周路418號前0.0公尺前", "和美鎮", ("道周路",)),
        (
            "臺北市大安區市民大道4段 / 臺北市大安區忠孝東路4段口",
            "大安區",
            ("市民大道4段", "忠孝東路4段"),
        ),
        ("高雄市前鎮區中山四路 / 高雄市前鎮區鎮中路口", "前鎮區", ("中山四路", "鎮中路")),
        ("雲林縣斗六市鎮北路 / 雲林縣斗六市斗六二路", "斗六市", ("鎮北路", "斗六二路")),
        ("桃園縣平鎮市鎮興里中興路南豐路(口)", "平鎮市", ("中興路", "南豐路")),
        ("雲林縣西螺鎮市場北路210號東側路口", "西螺鎮", ("市場北路",)),
        ("臺北市士林區至善路2段469號前0.0公尺", "士林區", ("至善路2段",)),
        ("花蓮縣新城鄉嘉里三街145號前0.0公尺", "新城鄉", ("嘉里三街",)),
        ("雲林縣褒忠鄉褒忠鄉中民村三民路85號旁", "褒忠鄉", ("三民路",)),
        ("彰化縣溪湖鎮大竹里溪湖鎮德興街與彰水路口附近", "溪湖鎮", ("德興街", "彰水路")),
        ("臺南市柳營區旭山里路口(附近)165線23公里00公尺處北向內側車道", "柳營區", ("縣道165號",)),
        ("高雄市仁武區村永宏巷10號前0.0公尺", "仁武區", ("永宏巷",)),
        ("雲林縣二崙鄉永定村永定路永定村路燈121號前(附近)", "二崙鄉", ("永定路",)),
        ("高雄市左營區村翠華路燈桿020號前0.0公尺", "左營區", ("翠華路",)),
        ("臺東縣臺東市台11線 155公里向路肩", "臺東市", ("台11線",)),
        ("嘉義縣民雄鄉豐收村縣道162乙線4.05公里處路口", "民雄鄉", ("縣道162乙號",)),
        ("雲林縣元長鄉台78公路與台19線往北閘道口(附近)", "元長鄉", ("台78線", "台19線")),
        ("雲林縣虎尾鎮145乙公路與雲74路口", "虎尾鎮", ("縣道145乙號", "雲74線")),
        ("雲林縣土庫鎮石廟里69-5號旁路口", "土庫鎮", ()),
        ("桃園縣新屋鄉後&#24210;村6路鄰22號旁路口(附近)", "新屋鄉", ("後庒村六路",)),
        ("臺南市佳里區六安里 / 臺南市佳里區六安里佳東路", "佳里區", ("佳東路",)),
        ("臺北市大安區其他", "大安區", ()),
        ("臺北市北投區", "北投區", ()),
        ("", "", ()),
    ],
)
def test_real_texts_name_these_roads(text, district, roads):
    place = parse_place(text)
    assert (place.district, place.roads) == (district, roads)


def test_the_parts_of_an_address_are_told_apart():
    place = parse_place("嘉義市西區湖內里民生南路818弄16之3號前0.0公尺")
    assert (place.city, place.village, place.lane, place.house_number, place.two_sided) == (
        "嘉義市",
        "湖內里",
        "818弄",
        "16之3",
        False,
    )


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("道安市西區安康里道安路1段", "安康里"),
        ("桃園縣平鎮市鎮興里中興路南豐路(口)", "鎮興里"),
        ("臺南市佳里區六安里 / 臺南市佳里區六安里佳東路", "六安里"),
        ("嘉義市東區北門里文化路 / 嘉義市東區北門里玉山一村", "北門里"),
        ("花蓮縣新城鄉嘉里三街145號前0.0公尺", ""),
        ("嘉義市東區義教里仁義新村", "義教里"),
    ],
)
def test_villages_are_split_from_roads(text, village):
    assert parse_place(text).village == village


@pytest.mark.data
def test_no_road_of_the_real_files_holds_a_village_that_is_none_of_its_name(shared_data):
    # each of these was looked at: streets and settlements whose own names hold 里 or 村
    true_names = {
        "三村一街", "五里路", "仁義新村", "前村東路", "北村路", "南村興店路", "嘉里三街", "嘉里路",
        "國光新村", "國華新村", "太麻里街", "建村街", "後庒村六路", "房里路", "玉山一村", "美村路",
        "美村路1段", "美村路2段", "興村街", "興業二村", "興業新村", "舊村一街", "萬里路", "里港路",
        "阿里山公路",
    }  # fmt: skip
    texts = set()
    for file in (shared_data / "crashes").glob("*.csv"):
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        header = next((row for row in rows[:5] if "發生地點" in row), None)
        if header is None:
            continue
        column = header.index("發生地點")
        texts |= {row[column] for row in rows[rows.index(header) + 1 :] if len(row) > column}
    assert len(texts) > 5000
    names = {road for text in texts for road in parse_place(text).roads}
    assert {name for name in names if set(name) & set("里村鄰")} == true_names
    assert not [name for name in names if name.startswith(("民大道", "公里", "旁路", "向路"))]


def test_kilometre_posts_and_directions_are_read():
    place = parse_place("雲林縣西螺鎮國道1號 233公里400.0公尺處北向內側")
    assert (place.km_post, place.heading, place.house_number) == (233.4, "北", "")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("中山路一段", "中山路1段"),
        ("中山路１段", "中山路1段"),
        ("中山路 1段", "中山路1段"),
        ("臺灣大道七段", "台灣大道7段"),
        ("保忠3街", "保忠三街"),
        ("健康十二路", "健康十二路"),
        ("健康12路", "健康十二路"),
        ("ㄧ心路", "一心路"),
        ("國道一號", "國道1號"),
        ("省道台1線", "台1線"),
        ("臺一線", "台1線"),
    ],
)
def test_spellings_of_one_road_have_one_normal_form(written, normal):
    assert normal_road(written) == normal


def test_sections_share_a_base_name():
    assert {base_name(f"世賢路{section}段") for section in range(1, 5)} == {"世賢路"}
    assert base_name("中山路") == "中山路"


@pytest.mark.parametrize(
    ("bureau", "city"),
    [
        ("嘉義市政府警察局", "嘉義市"),
        ("嘉義縣警察局", "嘉義縣"),
        ("國道公路警察局", ""),
        ("", ""),
    ],
)
def test_a_bureau_tells_its_city(bureau, city):
    assert city_of_bureau(bureau) == city


@given(st.text())
def test_any_text_is_read_without_failing(text):
    assert all(road.strip() for road in parse_place(text).roads)


NAMES = st.sampled_from(
    ["中山路", "民族路", "文化路", "保忠三街", "世賢路1段", "高鐵大道", "永興五街"]
)
VILLAGES = st.sampled_from(["", "中央里", "興村里", "北新里", "後庄里"])


@given(NAMES, NAMES, VILLAGES, VILLAGES)
def test_order_and_villages_do_not_matter_for_the_roads(one, other, here, there):
    forth = parse_place(f"嘉義市東區{here}{one} / 嘉義市東區{there}{other}")
    back = parse_place(f"嘉義市東區{there}{other} / 嘉義市東區{here}{one}")
    assert set(forth.roads) == set(back.roads) == {one, other}


@given(NAMES)
def test_a_normal_name_is_its_own_normal_form(name):
    assert normal_road(normal_road(name)) == normal_road(name) == name
