using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

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
            landlord.Referral("Adaptation: " + what.ToLowerInvariant(), "Needed to stay safe at home", asked, officer, Organisations.Council, finished ? "completed" : "active");
            if (finished)
                landlord.Done(Concept.Words(what + " fitted"), asked.AddDays(chance.Between(20, 70)), officer);
            else if (life.Who.Died is null)
                landlord.Action($"{what}: chase the grant", officer, asked, asked.AddDays(90), officer);
        }
    }
}
