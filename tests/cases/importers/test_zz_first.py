import io, pytest
from tests.factories import *
from cases.importers.run import import_register
from cases.models import *

pytestmark = pytest.mark.django_db


def csvfile(text):
    return io.BytesIO(text.encode())


FLAT = """Household number,Lives now in,Address,How many they are,Registered at,Person number,Family name,Given name,Patronymic,Relationship,Sex,Birth date,Telephone,PSN,Arrived in Armenia
1,Abovyan,Shahumyan 14,2,Kotayk (marz),1,Առուստամյան,Օվիկ,Սերգեյի,head,male,04.06.1967,094301248,1234567890,28.09.2023
1,Abovyan,Shahumyan 14,2,Kotayk (marz),2,Առուստամյան,Մանե,,դուստր,իգական,31.01.2009,,,28.09.2023
2,Abovyan,Shahumyan 16,1,Kotayk (marz),3,Осипов,Анна,,глава,ж,1984,,,28.09.2023
"""


def go(text, by, **k):
    return import_register(
        csvfile(text), name="a.csv", source="hotel", by=by, on=date(2023, 10, 5), **k
    )


def test_one():
    by = make_user(places=["AM07"])
    o = go(FLAT, by)
    print(o)
    for f in o.faults:
        print(f)
    assert o.written
    assert Household.objects.count() == 2 and Individual.objects.count() == 3
    print(list(Individual.objects.values())[0])
    print(list(Household.objects.values()))
    print(list(Phone.objects.values()), list(IdentityDocument.objects.values()))
    o = go(FLAT, by)
    print(o)
    assert o.people.unchanged == 3 and o.households.unchanged == 2
    o = go(
        FLAT.replace("Մանե", "Մանեն")
        .replace("094301248", "094301249")
        .replace("Shahumyan 16", "Shahumyan 18"),
        by,
    )
    print(o)
    assert o.people.changed == 2, o
    print(list(Phone.objects.values()))
    p = Individual.objects.get(source_id="3")
    p.given_name = "Նոր"
    p.save()
    o = go(FLAT, by)
    print(o.differences, o.faults)
    o = go(FLAT.replace("Анна", "Аня"), by)
    for d in o.differences:
        print(d)
    o = go(FLAT.replace("Анна", "Аня"), by, take_file=True)
    print(o.people)
    o = go(FLAT.replace("Анна", "Аня"), by)
    print(o.people)
    o = go(FLAT.replace("head", "").replace("male", "xx").replace("31.01.2009", "31.02.2009"), by)
    for f in o.faults:
        print(f)
