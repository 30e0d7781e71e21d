using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>The community and mental health trust: nurses and therapists at home, mental health, children's health, the integrated team's plans.</summary>
internal static class CommunitySource
{
    private static readonly string[] Matters =
    [
        "My grandchildren, and being asked.", "Getting out to the shops on my own.", "Staying in my own home.", "My dog, and our walk round the block.",
        "Seeing friends at the mosque on Fridays.", "Cooking for my family on Sundays.", "Not being a burden.", "The football on Saturday.", "My allotment.", "Sleeping through the night.",
    ];

    private static readonly (string Goal, string Action)[] Goals =
    [
        ("Walk to the corner shop and back by myself", "Exercises twice a day, physiotherapist visits"),
        ("Go to the lunch club on Wednesdays", "Link worker to arrange transport"),
        ("Manage my own washing and dressing", "Occupational therapist to look at the bathroom"),
        ("Keep my sugars steady without going into hospital", "Nurse to review insulin"),
        ("Sleep in my own bed again", "Bed lever from the equipment store"),
        ("Cook a meal once a week", "Perching stool and kettle tipper"),
    ];

    public static void Write(Records records, Life life)
    {
        if (life.Age < 18)
        {
            Child(records, life);
            return;
        }

        var chance = life.Chance;
        if ((life.Frailty >= FrailtyBand.Moderate && chance.Hit(0.6)) || (life.Age >= 65 && chance.Hit(0.05)))
            Nursing(From(records, life), life);
        if ((life.Has(LongTermConditions.Osteoarthritis) || life.Has(LongTermConditions.Stroke)) && chance.Hit(0.2))
            Course(From(records, life), life, "Physiotherapist", "Community physiotherapy", 4, Contacts.Outpatient);
        if ((life.Has(LongTermConditions.Depression) || life.Has(LongTermConditions.Anxiety)) && chance.Hit(0.22))
            Course(From(records, life), life, "Talking therapist", "Talking therapies", 6, Contacts.Telephone);
        if (life.Has(LongTermConditions.SevereMentalIllness) && chance.Hit(0.7))
            Course(From(records, life), life, "Community mental health nurse", "Community mental health team", 8, Contacts.HomeVisit);
        if (life.Has(LongTermConditions.Dementia) && chance.Hit(0.7))
            Course(From(records, life), life, "Community mental health nurse", "Memory clinic", 2, Contacts.Outpatient);
        if (life.Frailty >= FrailtyBand.Moderate && life.Who.Died is null && chance.Hit(0.3))
            Plan(From(records, life), life);
        if (life.Has(LongTermConditions.LearningDisability) || life.Who.Language is not null || (life.Has(LongTermConditions.HearingLoss) && chance.Hit(0.25)))
            Adjustments(From(records, life), life);
    }

    private static SourceBuilder From(Records records, Life life) =>
        records.From(Organisations.Community, Knowledge.Of(life, OrganisationKind.CommunityTrust));

    private static void Child(Records records, Life life)
    {
        if (life.Age >= 5 && !life.Chance.Hit(0.55))
            return;
        var community = From(records, life);
        var visitor = Workforce.Community(life.Who.Neighbourhood, "Health visitor");
        if (life.Age < 5)
        {
            foreach (var (months, what) in ((int, string)[])[(0, "New birth visit"), (2, "Six to eight week review"), (12, "One year review"), (27, "Two and a half year review")])
            {
                var day = life.Who.BirthDate.AddMonths(months).AddDays(12);
                if (day <= life.LastDay)
                    community.Contact(Contacts.HomeVisit, day.OnWeekday() < life.Who.BirthDate ? day : day.OnWeekday().At(10, 30), 45, visitor, what);
            }

            return;
        }

        var check = Min(life.Who.BirthDate.AddYears(5).AddDays(life.Chance.Between(10, 300)), life.LastDay);
        community.Contact(Contacts.Surgery, check, 15, visitor, "School entry check of height, weight, hearing and sight");
        if (life.Chance.Hit(0.12))
            Course(community, life, "Talking therapist", "Children's emotional wellbeing", 3, Contacts.Outpatient);
    }

    private static void Nursing(SourceBuilder community, Life life)
    {
        var nurse = Workforce.Community(life.Who.Neighbourhood, "District nurse");
        var began = life.Day(1);
        var ulcer = life.Chance.Hit(0.4);
        var episode = community.Episode("District nursing", began, life.Chance.Hit(0.5) ? null : Min(began.AddDays(90), life.LastDay), nurse);
        if (ulcer)
            community.Problem(Conditions.LegUlcer, began, nurse);
        for (var visit = 0; visit < 6 && began.AddDays(visit * 7) <= life.LastDay; visit++)
            community.Contact(Contacts.HomeVisit, began.AddDays(visit * 7).At(10, 10 + (visit * 5)), 30, nurse, ulcer ? "Leg ulcer dressing" : "Nursing visit", episode: episode);
        community.Measured(Measures.Weight, (decimal)Math.Round(life.WeightKilograms, 1), began, nurse);
    }

    private static void Course(SourceBuilder community, Life life, string job, string service, int contacts, ContactKind kind)
    {
        var with = Workforce.Community(life.Who.Neighbourhood, job);
        var began = life.Day(1.5);
        community.Referral(service, $"Referred by the GP: {service.ToLowerInvariant()}", began, Workforce.Gp(life.Who.Practice, 0), Organisations.Community, began.AddDays(contacts * 14) < life.LastDay ? "completed" : "active");
        for (var n = 0; n < contacts; n++)
        {
            var day = began.AddDays(14 + (n * 14)).OnWeekday();
            if (day <= life.LastDay)
                community.Contact(kind, day.At(11, 0), 45, with, service);
        }
    }

    private static void Plan(SourceBuilder community, Life life)
    {
        var chance = life.Chance;
        var coordinator = Workforce.Community(life.Who.Neighbourhood, "Care coordinator");
        var day = life.Day(0.6);
        var (words, action) = chance.Pick(Goals);
        community.AboutMe(day, coordinator.Ref, ("important", chance.Pick(Matters)), ("please-do", $"Please call me {life.Who.Preferred ?? life.Who.Given[0]}."));
        var own = community.Goal(words, GoalChosenBy.Person, day, day.AddDays(120), community.Patient);
        var safe = community.Goal("No falls and no hospital stay this winter", GoalChosenBy.Professional, day, day.AddDays(150), coordinator.Ref);
        var gp = Workforce.Gp(life.Who.Practice, life.Who.Index);
        var team = community.Team($"Team around {life.Who.Given[0]}", day, (coordinator.Ref, "Care coordinator"), (gp.Ref, "GP and named accountable clinician"), (Workforce.Community(life.Who.Neighbourhood, "District nurse").Ref, "District nurse"));
        community.Plan("Care and support plan", "Made together, reviewed every six months.", day, coordinator, [own, safe], [(action, coordinator.Ref)], team);
        community.Action(action, coordinator, day, day.AddDays(chance.Between(10, 200)), gp, chance.Hit(0.5) ? "accepted" : "completed");
    }

    private static void Adjustments(SourceBuilder community, Life life)
    {
        var words = life.Who.Language is { } language ? $"Needs an interpreter: {language.Display}."
            : life.Has(LongTermConditions.LearningDisability) ? "Easy read letters, longer appointments, bring someone who knows them."
            : "Hard of hearing: face the person, letters or text rather than telephone.";
        community.Flag(FlagKind.ReasonableAdjustment, words, life.Day(3), Workforce.Community(life.Who.Neighbourhood, "Care coordinator"));
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
