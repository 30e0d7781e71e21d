using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Care homes: moving in, the resident's own words, monthly weights, daily notes of the week.</summary>
internal static class CareHomeSource
{
    private static readonly string[] Words =
    [
        "My chair by the window.", "My daughter's visits on Sundays.", "Hymns on the radio.", "Being called by my name.", "A proper cup of tea.", "Sitting in the garden.",
    ];

    private static readonly string[] Notes =
    [
        "Ate well, joined in the singing.", "Quiet day, stayed in the lounge.", "Visited by family.", "Restless after tea, settled with a walk round the garden.", "Chiropodist came.", "Refused lunch, ate a good supper.",
    ];

    public static void Write(Records records, Life life)
    {
        if (life.CareHome is not { } home)
            return;
        var source = records.From(home, Knowledge.Of(life, OrganisationKind.CareHome));
        var (manager, nurse, worker) = (Workforce.Of(home)[0], Workforce.Of(home)[1], Workforce.Of(home)[2]);
        var movedIn = life.Day(2.4);
        source.Living(movedIn, life.Who.Died, manager);
        source.AboutMe(movedIn, worker.Ref, ("important", life.Chance.Pick(Words)), ("please-do", $"Please call me {life.Who.Given[0]} and knock before you come in."));
        if (life.Living == Living.SelfFundedCareHome)
            source.CareService(SocialCare.LongTermResidential, SocialCare.Component("Residential care home"), home, movedIn, life.Who.Died, new ServiceCost(1_240m, "week", 1), (SocialCare.Commissioned, SocialCare.SelfFunded, SocialCare.PersonalCare), manager);
        var goal = source.Goal("Go out into the garden every dry day", GoalChosenBy.Person, movedIn, null, source.Patient);
        source.Plan("Care home plan", "Reviewed every month with the resident and the family.", movedIn, manager, [goal], [("Walk with one helper, morning and afternoon", worker.Ref)]);
        // Three of four have the plan that the practice makes with them; by index, so that no draw of the others moves.
        if (life.Who.Index % 4 != 0 && movedIn.AddDays(20) <= life.LastDay)
            Agreed(records.From(life.Who.Practice), movedIn.AddDays(6 + (life.Who.Index % 12)));
        if (life.Has(LongTermConditions.Dementia))
            source.Flag(FlagKind.SafetyAtHome, "May try to leave alone: walk with, do not turn back.", movedIn, manager, life.Today.AddMonths(2));
        var weight = life.WeightKilograms;
        for (var month = 6; month >= 1; month--)
        {
            var day = life.LastDay.AddMonths(1 - month);
            weight -= life.Chance.Share() * 0.7;
            if (day > movedIn)
                source.Measured(Measures.Weight, (decimal)Math.Round(Math.Max(36, weight), 1), day, nurse);
        }

        for (var ago = 3; ago >= 1; ago--)
        {
            var day = life.LastDay.AddDays(1 - ago);
            if (day > movedIn)
                source.Contact(Contacts.HomeVisit, day.At(16, 0), 15, worker, "Daily note", life.Chance.Pick(Notes));
        }
    }
    private static void Agreed(SourceBuilder gp, DateOnly on)
    {
        var doctor = Workforce.Gp(gp.Source, 0);
        var goal = gp.Goal("See the same faces, and the family on Sundays", GoalChosenBy.Person, on, null, gp.Patient);
        gp.Plan("Personalised care and support plan", "What matters, what helps, and what to do when things go wrong. Agreed at the home.", on, doctor, [goal], [("Weekly round of the home", doctor.Ref)]);
    }
}
