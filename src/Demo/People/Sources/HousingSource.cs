using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Housing associations: the tenancy, and what health or frailty asks of the home. Only for tenants a health or care need brought to notice.</summary>
internal static class HousingSource
{
    private static readonly string[] Adaptations = ["Level shower", "Grab rails at the bath", "Ramp to the front door", "Stair lift", "Lever taps"];
    private static readonly string[] Repairs = ["Damp in the bedroom treated", "Boiler repaired", "Window that would not shut repaired", "Smoke alarm replaced"];

    public static void Write(Records records, Life life)
    {
        var chance = life.Chance;
        var need = (int)life.Frailty >= 2 || life.Has(Figures.LongTermConditions.LearningDisability) || life.Has(Figures.LongTermConditions.Copd);
        if (!life.RentsSocially || life.Age < 18 || !chance.Hit(need ? 0.7 : 0.18))
            return;
        var association = Organisations.HousingAssociations[life.Who.Neighbourhood.Number == 7 ? 1 : 0];
        var landlord = records.From(association, Knowledge.Of(life, OrganisationKind.HousingAssociation));
        var officer = Workforce.Worker(association, life.Who.Index);
        landlord.Told(Concept.Words("Housing status"), $"Tenant of {association.Name}.", life.Day(8), officer);
        landlord.Done(Concept.Words(chance.Pick(Repairs)), life.Day(2), officer);
        if (need)
        {
            var asked = life.Day(1);
            var what = chance.Pick(Adaptations);
            var finished = chance.Hit(0.6) && asked.AddDays(70) <= life.LastDay;
            var request = landlord.Referral("Adaptation: " + what.ToLowerInvariant(), "Needed to stay safe at home", asked, officer, Organisations.Council, finished ? "completed" : "active");
            if (finished)
                landlord.Done(Concept.Words(what + " fitted"), asked.AddDays(chance.Between(20, 70)), officer);
            else if (life.Who.Died is null)
                landlord.Action($"{what}: chase the grant", officer, asked, asked.AddDays(90), officer);
            landlord.Adaptation(request, what, "Needed to stay safe at home", Organisations.Council, Line(life), null, Steps(life, asked, finished, officer));
        }
    }
    // By index and days, so that no draw of the others moves: how far a request came by now.
    private static List<AdaptationStepFacts> Steps(Life life, DateOnly asked, bool finished, StaffMember officer)
    {
        var therapist = Workforce.Council(life.Who.Neighbourhood, "Occupational therapist");
        List<AdaptationStepFacts> steps = [new("ask", asked, "Asked for", officer)];
        var far = finished ? 6 : life.Who.Index % 3;
        (string Step, int After, string Words, StaffMember By)[] path =
        [
            ("assess", 18, "Seen at home by the occupational therapist: cannot manage safely without", therapist), ("apply", 24, "Full application received", officer), ("approve", 40, "Approved", therapist),
            ("book", 44, "Works booked", officer), ("finish", 60, "Works done", officer), ("check", 66, "Says it works well", officer),
        ];
        foreach (var (step, after, words, by) in path.Take(far))
        {
            if (asked.AddDays(after) <= life.LastDay)
                steps.Add(new(step, asked.AddDays(after), words, by));
        }

        return steps;
    }

    private static string Line(Life life) => $"DFG-{life.Today.Year - 1}-{1 + (life.Who.Index % 40):D3}";
}
