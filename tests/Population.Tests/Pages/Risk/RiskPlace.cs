using Goldthread.Population.DataSet;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages.Risk;

/// <summary>The small place of the cohorts, where the first person was in hospital and is coded.</summary>
internal static class RiskPlace
{
    private const string Icd = "http://hl7.org/fhir/sid/icd-10";

    /// <summary>Hospital frailty 3.2 + 3.2 + 1.4 = 7.8 points; Charlson 1 + 1 + 2 = 4.</summary>
    public static async Task Fill(World world)
    {
        await CohortPlace.Fill(world);
        var surgery = await world.Professional(CohortPlace.Surgery);
        var patient = await PatientOf(surgery);
        var coded = ((string Code, string Words)[])[("F05.1", "Delirium"), ("W19.9", "Fall"), ("I50.9", "Heart failure"), ("N18.3", "Chronic kidney disease")];
        var contained = string.Join(',', coded.Select((c, i) => $$$"""{"resourceType":"Condition","id":"d{{{i}}}","subject":{"reference":"Patient/{{{patient}}}"},"code":{"coding":[{"system":"{{{Icd}}}","code":"{{{c.Code}}}","display":"{{{c.Words}}}"}]}}"""));
        await surgery.Add($$$"""
            {"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"},
             "contained":[{{{contained}}}],"diagnosis":[{{{string.Join(',', coded.Select((_, i) => $$$"""{"condition":{"reference":"#d{{{i}}}"}}"""))}}}],
             "period":{"start":"2026-08-01T09:00:00+01:00","end":"2026-08-05T15:00:00+01:00"},
             "hospitalization":{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod","valueCodeableConcept":{"coding":[{"code":"21"}]}}]}}
            """);
        await world.DeliverEvents();

        // A page waits for the first data set for two seconds only.
        await world.Services.GetRequiredService<DataSets>().Refresh();
    }

    /// <summary>The first person as the surgery sent them.</summary>
    public static async Task<string> PatientOf(FhirClient client) =>
        (string)(await client.Search("Patient", ("identifier", "https://fhir.nhs.uk/Id/nhs-number|" + Kernel.Values.NhsNumber.Synthetic(1)))).Body["entry"]![0]!["resource"]!["id"]!;
}
