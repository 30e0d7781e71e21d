using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People;

/// <summary>
/// Records that somebody has to look at: a charity that was never told an NHS number, a care home that wrote it down with a slip in the name, and
/// twins at one address of whom the hospital knows one without a number.
/// </summary>
internal static class Doubtful
{
    private const int First = 900_100;

    public static IEnumerable<DemoPerson> All(DateOnly today)
    {
        yield return Person(First, today, 71, "Winifred Rose", "Hebden")
            .RecordedBy("ZZVS01", charity => charity.Problem(Conditions.Loneliness, today.YearsAgo(1), Cast.LinkWorker), new KnownAs { Number = NumberStatus.Missing, Given = ["Winnie"] })
            .Build();
        yield return Person(First + 1, today, 88, "Kathleen", "Murgatroyd")
            .RecordedBy("ZZCH01", home => home.Told(Measures.LivesWith, "Care home resident", today.YearsAgo(1), Workforce.Of(home.Source)[0]), new KnownAs { Number = NumberStatus.TraceRequired, Family = "Murgatroid" })
            .Build();

        // The twins share birth date, family name and address.
        yield return Twin(today, First + 2, "Maisie").Build();
        yield return Twin(today, First + 3, "Matilda")
            .RecordedBy("ZZAC01", hospital => hospital.Told(Measures.LivesWith, "With her mother and sister", today.YearsAgo(1), Cast.WardNurse), new KnownAs { Number = NumberStatus.Missing })
            .Build();
    }

    private static PersonBuilder Person(int index, DateOnly today, int age, string given, string family) =>
        Synthetic.Person(index).On(today).Aged(age).Called(given, family).LivingIn("Millbrook");

    private static PersonBuilder Twin(DateOnly today, int index, string given) => Person(index, today, 16, given, "Garside").At(new HomeAddress("14 Weavers Row", Wrenfield.SmallAreasOf(Wrenfield.Neighbourhoods[0])[3].Postcodes[0]));
}
