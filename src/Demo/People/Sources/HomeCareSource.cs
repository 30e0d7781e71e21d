using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Home care agencies: the same record whether the council or the person pays.</summary>
internal static class HomeCareSource
{
    private static readonly string[] Notes =
    [
        "Washed and dressed, breakfast made. Cheerful.", "Took a while to answer the door. Tea and toast. All well.", "Tablets prompted. Said she slept badly.", "Supper made, legs up, curtains drawn.",
        "Shower today. Managed the step with an arm.", "Not much appetite. Left a sandwich covered.", "Family there when I came. Quick wash, all well.", "Bed changed. Skin looks good.",
        "A bit muddled this morning, told the office.", "Short of breath on the landing, sat down together for five minutes.",
    ];

    public static Organisation Agency(Life life) =>
        Organisations.HomeCareAgencies[((life.Who.Neighbourhood.Number - 1) * 2) + (life.Who.Index % 2)];

    public static void Write(Records records, Life life)
    {
        if (!life.NeedsCare || (life.Age < 65 && life.Chance.Hit(0.4)))
            return;
        var agency = records.From(Agency(life), Knowledge.Of(life, OrganisationKind.HomeCareAgency));
        var manager = Workforce.Of(agency.Source)[0];
        var worker = Workforce.Worker(agency.Source, life.Who.Index);
        var began = life.Day(1.2);
        var paysOwn = life.Living == Living.SelfFundedHomeCare;
        var goal = agency.Goal(life.Chance.Pick(["Washed and dressed the way I like", "A hot meal every day", "Somebody to talk to in the morning"]), GoalChosenBy.Person, began, null, agency.Patient);
        agency.Plan("Home care plan", paysOwn ? "Arranged and paid for by the person." : "Arranged with the council.", began, manager, [goal], [("Personal care and meals", worker.Ref)]);
        if (life.Chance.Hit(0.5))
            agency.Flag(FlagKind.HomeAccess, "Key safe in use: ask the office for the number.", began, manager);
        var daily = life.Chance.Between(1, 3);
        for (var ago = 5; ago >= 1; ago--)
        {
            var day = life.LastDay.AddDays(1 - ago);
            if (day < began)
                continue;
            for (var visit = 0; visit < daily; visit++)
                agency.Contact(Contacts.CareVisit, day.At(8 + (visit * 5), life.Chance.Between(0, 45)), 30 + (15 * (visit % 2)), worker, visit == 0 ? "Morning visit" : visit == 1 ? "Lunch visit" : "Evening visit", life.Chance.Pick(Notes));
        }

        if (paysOwn)
            agency.CareService(SocialCare.LongTermCommunity, SocialCare.Component("Home care"), agency.Source, began, life.Who.Died, new ServiceCost(27.50m, "hour", daily * 4), (SocialCare.Commissioned, SocialCare.SelfFunded, SocialCare.PersonalCare), manager);
    }
}
