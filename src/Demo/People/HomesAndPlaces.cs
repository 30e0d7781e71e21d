using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People;

/// <summary>
/// Beside those who are counted: the residents of one small care home, so that the smallest demo has a round to walk, somebody in a home that no practice leads
/// for, and people in a place that is meant to be left within a year.
/// </summary>
internal static class HomesAndPlaces
{
    private const int First = 900_200;
    private const string Surgery = "ZZGP01";
    private const string Beeches = "ZZCH01";
    private const string Landlord = "ZZHA01";
    private static readonly (DateOnly, StaffMember, string)[] None = [];

    public static IEnumerable<DemoPerson> All(DateOnly today)
    {
        // New, and the seven working days have run out; new, and they have not.
        yield return Resident(First, today, 91, "Dorothy", "Ackroyd", Beeches, today.AddDays(-18)).Build();
        yield return Resident(First + 1, today, 84, "Ernest", "Sugden", Beeches, today.AddDays(-4)).Build();

        // Back from hospital since the last round.
        yield return Planned(Resident(First + 2, today, 89, "Marjorie", "Hirst", Beeches, today.AddMonths(-14)), today, today.AddMonths(-5), today.AddDays(-8), "Chest clear. Eating better since her teeth were mended.")
            .RecordedBy("ZZAC01", hospital => hospital.Stay(Contacts.EmergencyStay, today.AddDays(-5).At(19, 20), today.AddDays(-2).At(15, 0), Workforce.Hospital("Consultant geriatrician"), "Urine infection, muddled"))
            .Build();

        // A new warning.
        yield return Planned(Resident(First + 3, today, 87, "Clifford", "Ogden", Beeches, today.AddMonths(-20)), today, today.AddMonths(-4), today.AddDays(-8), "Walking to the garden with his frame.")
            .RecordedBy(Beeches, home => home.Flag(FlagKind.SafetyAtHome, "Has tried the front door twice this week: walk with him, do not turn him back.", today.AddDays(-3), Workforce.Of(home.Source)[0], today.AddMonths(1)))
            .Build();

        // The review of the plan is late; and two of whom there is nothing new.
        yield return Planned(Resident(First + 4, today, 93, "Phyllis", "Barraclough", Beeches, today.AddYears(-3)), today, today.AddMonths(-15), today.AddDays(-9), "Sleeping well. Skin intact.").Build();
        yield return Planned(Resident(First + 5, today, 82, "Raymond", "Crowther", Beeches, today.AddMonths(-9)), today, today.AddMonths(-8), today.AddDays(-8), "No change. Enjoys the hymns.").Build();
        yield return Planned(Resident(First + 6, today, 90, "Hilda", "Greenwood", Beeches, today.AddMonths(-30)), today, today.AddMonths(-2), today.AddDays(-8), "Plan agreed with her son. Content.").Build();

        // In a home that no practice leads for.
        yield return Resident(First + 7, today, 86, "Norman", "Sykes", "ZZCH02", today.AddMonths(-6)).Build();

        yield return Place(First + 8, today, 34, "Lee", "Hartley", today.AddMonths(-4), null, null, null, (today.AddDays(-20), Cast.HousingOfficer, "Volunteering two mornings a week. Bidding for a flat from next month.")).Build();
        yield return Place(First + 9, today, 47, "Sandra", "Wilkes", today.AddMonths(-13), null, null, null, (today.AddMonths(-6), Cast.HousingOfficer, "Waits for a ground floor flat near her sister.")).Build();
        yield return Place(First + 10, today, 29, "Kyle", "Denton", today.AddMonths(-19), today.AddMonths(-9), "own-tenancy", "One bedroom flat, Orchard Parade", None).Build();
        yield return Place(First + 11, today, 52, "Maureen", "Tate", today.AddMonths(-17), today.AddMonths(-3), "sheltered", "Weavers Court", None).Build();
    }

    private static PersonBuilder Resident(int index, DateOnly today, int age, string given, string family, string code, DateOnly came)
    {
        var home = Organisations.Of(code);
        return Synthetic.Person(index).On(today).Aged(age).Called(given, family).LivingIn("Millbrook").RegisteredAt(Surgery)
            .At(new HomeAddress(home.Name, Wrenfield.SmallAreasOf(Wrenfield.Neighbourhoods[0])[2].Postcodes[0]))
            .WithFrailty(Figures.FrailtyBand.Severe)
            .RecordedBy(code, source => source.Living(came, null, Workforce.Of(home)[0]));
    }

    private static PersonBuilder Planned(PersonBuilder person, DateOnly today, DateOnly agreed, DateOnly seen, string note) => person.RecordedBy(Surgery, gp =>
    {
        var goal = gp.Goal("Sit in the garden, and see the family on Sundays", GoalChosenBy.Person, agreed, null, gp.Patient);
        gp.Plan("Personalised care and support plan", "What matters, what helps, and what to do when things go wrong. Agreed at the home.", agreed, Cast.Gp, [goal], [("Weekly round", Cast.Gp.Ref)]);
        gp.HomeRound(seen.At(11, 15), Cast.Gp, note);
    });

    private static PersonBuilder Place(int index, DateOnly today, int age, string given, string family, DateOnly from, DateOnly? until, string? outcome, string? where, params (DateOnly, StaffMember, string)[] reviews) =>
        Synthetic.Person(index).On(today).Aged(age).Called(given, family).LivingIn("Millbrook").RegisteredAt(Surgery)
            .RecordedBy(Landlord, landlord => landlord.RecoveryPlace("Dyeworks House", from, until, outcome, where, reviews));
}
