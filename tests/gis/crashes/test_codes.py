"""Codes of the report form against the printed form, published counts and real spellings."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from app.catalogues import load_code_catalogue
from gis.crashes.codes import CodeField, Encoding, is_number
from gis.crashes.records import FormEdition

OLD, NEW = FormEdition.UNTIL_112_06, FormEdition.FROM_112_07
CATALOGUE = load_code_catalogue()


@pytest.mark.parametrize(
    ("of", "group", "label", "form", "code"),
    [
        (CodeField.TYPE, "車與車", "其他", NEW, "17"),
        (CodeField.TYPE, "人與車", "其他", NEW, "09"),
        (CodeField.TYPE, "人與汽(機)車", "其他", OLD, "09"),
        (CodeField.TYPE, "車輛本身", "其他", NEW, "29"),
        (CodeField.TYPE, "平交道事故", "其他", NEW, "34"),
        (CodeField.CAUSE, "無(車輛駕駛者因素)", "尚未發現肇事因素", NEW, "44"),
        (CodeField.CAUSE, "無(非車輛駕駛人因素)", "尚未發現肇事因素", NEW, "67"),
        (CodeField.CAUSE, "駕駛人", "未注意車前狀態", OLD, "23"),
        (CodeField.CAUSE, "駕駛者", "酒醉（後）駕駛", NEW, "21"),
        (CodeField.CLASS, "小客車", "自用", OLD, "B03"),
        (CodeField.CLASS, "小貨車(含客、貨兩用)", "自用", NEW, "B12"),
        (CodeField.CLASS, "機車", "普通重型", NEW, "C03"),
        (CodeField.ACTION, "車的狀態", "等待(引擎未熄火)", NEW, "14"),
        (CodeField.ACTION, "人的狀態", "其他", NEW, "20"),
        (CodeField.IMPACT, "機車", "前車頭", OLD, "11"),
        (CodeField.IMPACT, "汽車", "前車頭", OLD, "01"),
        (CodeField.IMPACT, "其他", "無撞擊", NEW, "17"),
        (CodeField.DIVIDER, "中央分向島", "寛式(50公分以上)", OLD, "01"),
        (CodeField.LOCATION, "交叉路口", "交叉路口內", NEW, "01"),
        (CodeField.PROTECTION, "", "未戴案全帽或未繫安全帶(未使用幼童安全椅)", OLD, "2"),
        (CodeField.WEATHER, "", "晴", NEW, "8"),
        (CodeField.CLASS, "大客車", "自用", NEW, "A06"),
    ],
)
def test_labels_of_real_files_have_the_code_printed_on_the_form(of, group, label, form, code):
    assert CATALOGUE.code_of(of, label, group=group, form=form) == code


def test_a_label_that_fits_two_codes_has_none_without_its_group():
    assert CATALOGUE.code_of(CodeField.TYPE, "其他", form=NEW) is None


def test_a_label_of_the_other_edition_keeps_its_number():
    assert CATALOGUE.code_of(CodeField.CAUSE, "未依規定讓車", form=NEW) == "06"


def test_unknown_labels_have_no_code():
    assert CATALOGUE.code_of(CodeField.WEATHER, "冰雹", form=NEW) is None
    assert CATALOGUE.code_of(CodeField.WEATHER, "", form=NEW) is None


@pytest.mark.parametrize(
    ("of", "written", "normal"),
    [
        (CodeField.TYPE, "3", "03"),
        (CodeField.TYPE, "03", "03"),
        (CodeField.WEATHER, "08", "8"),
        (CodeField.CAUSE, "108", "108"),
        (CodeField.CLASS, "c03", "C03"),
        (CodeField.TYPE, "99", None),
        (CodeField.TYPE, "", None),
    ],
)
def test_codes_are_read_with_or_without_leading_zeros(of, written, normal):
    assert CATALOGUE.normal_code(of, written) == normal


def test_one_number_means_different_things_in_the_three_encodings():
    meanings = {
        encoding: CATALOGUE.code_of_number(CodeField.CAUSE, "53", encoding=encoding)
        for encoding in (Encoding.UNTIL_112_06, Encoding.FROM_112_07, Encoding.SEQUENTIAL)
    }
    assert meanings == {
        Encoding.UNTIL_112_06: "53",  # pedestrian did not look
        Encoding.FROM_112_07: "53",
        Encoding.SEQUENTIAL: "21",  # drunk driving
    }


def test_every_printed_choice_is_found_again_by_its_own_label():
    for entry in CATALOGUE.entries:
        found = CATALOGUE.code_of(entry.field, entry.label, group=entry.group, form=entry.edition)
        assert found == entry.code, entry


def test_every_choice_has_an_english_gloss():
    assert all(entry.gloss.isascii() and entry.gloss for entry in CATALOGUE.entries)


def test_numbers_are_told_from_labels():
    assert [is_number(text) for text in ("53", "C03", "０３", "晴", "", "A1類")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


FIELD_OF_COLUMN = {
    "事故類型及型態": CodeField.TYPE,
    "當事者行動狀態": CodeField.ACTION,
    "車輛撞擊部位": CodeField.IMPACT,
    "當事者區分(類別)": CodeField.CLASS,
    "道路型態": CodeField.ROAD_FORM,
    "事故位置": CodeField.LOCATION,
    "號誌種類": CodeField.SIGNAL,
    "號誌動作": CodeField.SIGNAL_STATE,
    "分向設施": CodeField.DIVIDER,
    "分道設施-快車道或一般車道間": CodeField.LANE_LINE,
    "分道設施-快慢車道間": CodeField.SLOW_LANE_LINE,
    "分道設施-路面邊線": CodeField.EDGE_LINE,
    "天候": CodeField.WEATHER,
    "光線": CodeField.LIGHT,
    "道路照明設備": CodeField.LIGHT,
    "道路類別": CodeField.ROAD_CLASS,
    "路面鋪裝": CodeField.PAVEMENT,
    "路面狀態": CodeField.SURFACE,
    "路面缺陷": CodeField.DEFECT,
    "障礙物": CodeField.OBSTACLE,
    "視距": CodeField.SIGHT,
    "屬(性)別": CodeField.ATTRIBUTE,
    "受傷程度": CodeField.INJURY,
    "肇事逃逸": CodeField.FLED,
    "肇因(初步分析研判)": CodeField.CAUSE,
}


@pytest.mark.data
def test_codes_and_labels_agree_with_the_published_list(shared_data: Path):
    editions = {"both": (OLD, NEW), "old": (OLD,), "new": (NEW,)}
    text = (shared_data / "codes" / "official_form_codes.csv").read_text(encoding="utf-8-sig")
    checked = 0
    for column, which, code, _group, label, *_ in list(csv.reader(text.splitlines()))[1:]:
        if column not in FIELD_OF_COLUMN:
            assert column in ("保護裝備", "行動電話")  # labels there hold remarks in brackets
            continue
        for form in editions[which]:
            entry = CATALOGUE.entry(FIELD_OF_COLUMN[column], code, form=form)
            assert entry is not None, (column, code)
            assert entry.edition is form
            assert CATALOGUE.plain(entry.label) == CATALOGUE.plain(label), (column, code)
            checked += 1
    assert checked > 600


@pytest.mark.data
def test_sequential_numbers_agree_with_the_published_list(shared_data: Path):
    lists = json.loads((shared_data / "codes" / "three_encodings.json").read_text("utf-8"))
    fields = FIELD_OF_COLUMN | {"保護裝備": CodeField.PROTECTION, "肇因": CodeField.CAUSE}
    differently_worded = 0
    for column, numbers in lists["opendata_sequential_11207"].items():
        if column not in fields:
            continue
        for number, label in numbers.items():
            of = fields[column]
            code = CATALOGUE.code_of_number(of, number, encoding=Encoding.SEQUENTIAL)
            assert code is not None
            said = CATALOGUE.plain(CATALOGUE.label_of(of, code, form=NEW)).replace("，", ",")
            plain = CATALOGUE.plain(label)
            if said != plain:
                differently_worded += 1
                assert set(said) & set(plain), (column, number, said, plain)
        assert len({n for n in numbers}) == len(
            {
                CATALOGUE.code_of_number(fields[column], n, encoding=Encoding.SEQUENTIAL)
                for n in numbers
            }
        )
    assert differently_worded < 15


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("A05", "遊覽車", "tour coach"),
        ("A06", "自用大客車", "private-use bus"),
        ("A11", "營業用大貨車", "commercial heavy truck"),
        ("A32", "自用半聯結車", "private semi-trailer truck"),
        ("B01", "計程車", "taxi"),
        ("B03", "自用小客車", "private car"),
        ("B12", "自用小貨車", "private light truck"),
        ("C03", "普通重型機車", "heavy motorcycle (≤250 cc)"),
        ("C04", "普通輕型機車", "light motorcycle (≤50 cc)"),
        ("F01", "腳踏自行車", "bicycle"),
        ("G07", "大眾捷運系統車輛", "metro or light-rail vehicle"),
        ("H01", "行人", "pedestrian"),
        ("Z99", "Z99", "Z99"),
    ],
)
def test_a_class_has_a_name_that_is_understood_without_its_heading(code, chinese, english):
    catalogue = load_code_catalogue()
    for form in FormEdition:
        assert catalogue.name_of(CodeField.CLASS, code, form=form) == chinese
        assert catalogue.name_gloss_of(CodeField.CLASS, code, form=form) == english


def test_no_class_is_called_by_its_use_alone_and_all_names_differ():
    catalogue = load_code_catalogue()
    for form in FormEdition:
        entries = catalogue.choices(CodeField.CLASS, form=form)
        for names in ([e.name for e in entries], [e.name_gloss for e in entries]):
            assert all(names)
            assert len(set(names)) == len(names)
            assert not {"自用", "營業用", "普通重型", "普通輕型", "小型輕型"} & set(names)


def test_other_fields_are_called_by_their_labels():
    catalogue = load_code_catalogue()
    form = FormEdition.FROM_112_07
    assert catalogue.name_of(CodeField.TYPE, "16", form=form) == "側撞"
    entry = catalogue.entry(CodeField.TYPE, "16", form=form)
    assert catalogue.name_gloss_of(CodeField.TYPE, "16", form=form) == entry.gloss
