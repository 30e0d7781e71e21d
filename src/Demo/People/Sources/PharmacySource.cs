using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Pharmacies: what is handed out, consultations, flu jabs. Everyone who has no other second source is known here.</summary>
internal static class PharmacySource
{
    private static readonly string[] Reasons = ["Sore throat", "Hay fever", "Blood pressure check", "Shingles rash", "Insect bite", "Earache", "Advice on a cold", "Emergency supply of medicine"];

    public static void Write(Records records, Life life)
    {
        var chance = life.Chance;
        if (records.Count > 1 && !chance.Hit(0.12 + (0.09 * Math.Min(4, life.Conditions.Count))))
            return;
        var pharmacy = records.From(Organisations.Pharmacies[((life.Who.Neighbourhood.Number - 1) * 2) + (life.Who.Index % 2)], Knowledge.Of(life, OrganisationKind.Pharmacy));
        var pharmacist = Workforce.Of(pharmacy.Source)[0];
        pharmacy.Contact(Contacts.Pharmacy, life.Day(1.5).At(9 + chance.Between(0, 8), 5 * chance.Between(0, 11)), 10, pharmacist, chance.Pick(Reasons));
        var shown = 0;
        foreach (var treatment in Treatments.All)
        {
            if (shown < 2 && life.Has(treatment.For) && chance.Hit(0.4))
            {
                pharmacy.Takes(treatment.Medicine, treatment.Strengths[0], treatment.How, life.Day(0.2), pharmacist.Ref);
                shown++;
            }
        }
    }
}
