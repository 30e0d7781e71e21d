using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Tests.Validation;

namespace Goldthread.Fhir.Tests.Import;

/// <summary>The public data of the shared folder, loaded as anyone would.</summary>
public sealed class PublicDataTests
{
    [SkippableFact]
    public async Task Load_OneHundredPeople_TakesEveryResourceOnceAndGivesItBack()
    {
        await using var place = await ImportPlace.Open();
        var sent = PublicResources.In("synthea-100").ToList();

        var first = await place.Load(places: PublicResources.Folder("synthea-100"));
        var second = await place.Load(places: PublicResources.Folder("synthea-100"));

        first.Refusals.ShouldBeEmpty();
        first.New.ShouldBe(sent.Count);
        second.Unchanged.ShouldBe(sent.Count);
        (await place.Versions()).ShouldBe(sent.Count);
        (await Differences(place, sent)).ShouldBeEmpty();
        (await place.Verify()).Faults.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Load_OriginalTransactions_LinksEveryEntryByItsOwnId()
    {
        await using var place = await ImportPlace.Open();
        var bundles = PublicResources.In("original-bundles").Select(b => JsonDocument.Parse(b.Json).RootElement).ToList();
        var entries = bundles.SelectMany(b => b.GetProperty("entry").EnumerateArray()).ToList();

        var first = await place.Load(places: PublicResources.Folder("original-bundles"));
        var second = await place.Load(places: PublicResources.Folder("original-bundles"));

        first.Refusals.ShouldBeEmpty();
        var ids = entries.Select(e => e.GetProperty("resource")).Select(r => $"{r.GetProperty("resourceType").GetString()}/{r.GetProperty("id").GetString()}").Distinct().ToList();
        first.New.ShouldBe(ids.Count);
        (first.New + first.Changed + first.Unchanged).ShouldBe(entries.Count);
        second.New.ShouldBe(0);
        foreach (var encounter in entries.Select(e => e.GetProperty("resource")).Where(r => r.GetProperty("resourceType").ValueEquals("Encounter")))
        {
            var kept = await place.Read("Encounter", encounter.GetProperty("id").GetString()!);
            var subject = encounter.GetProperty("subject").GetProperty("reference").GetString()!;
            kept!.Value.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/" + subject["urn:uuid:".Length..]);
        }
    }

    [SkippableFact]
    public async Task Load_OfficialExamples_RefusesOnlyThoseThatBreakTheStandard()
    {
        await using var place = await ImportPlace.Open();

        var report = await place.Load(places: PublicResources.Folder("hl7-r4-examples"));

        report.Files.ShouldBe(494);
        report.Refusals.Select(r => $"{Path.GetFileName(r.File)}: {r.Path ?? r.Place}").ShouldBe(
        [
            "ActivityDefinition-blood-tubes-supply.json: ActivityDefinition.text.div",
            "ActivityDefinition-heart-valve-replacement.json: ActivityDefinition.text.div",
            "Questionnaire-zika-virus-exposure-assessment.json: Questionnaire.text.div",
            "MedicationRequest-medrx0301.json: MedicationRequest.dispenseRequest.performer.reference",
            "Observation-clinical-gender.json: Observation.performer[0].reference",
            "Questionnaire-qs1.json: Questionnaire.item[0].item[0].linkId",

            // Two servers' Patient/45 and Observation/14 in one bundle.
            "Bundle-bundle-references.json: entry[6]",
            "Bundle-bundle-references.json: entry[8]",
        ], ignoreOrder: true);
        (await place.Verify()).Faults.ShouldBeEmpty();
    }

    private static async Task<List<string>> Differences(ImportPlace place, List<(string Place, byte[] Json)> sent)
    {
        var reader = new RecordReader(place.Database, new(FhirDefinitions.R4, ImportPlace.Types));
        var kept = (await reader.ChangesAfter(FeedPosition.Start, int.MaxValue)).Changes.ToDictionary(c => (c.Type, c.Id), c => c.Body!);
        var differences = new List<string>();
        foreach (var (where, bytes) in sent)
        {
            using var json = JsonDocument.Parse(bytes);
            using var back = JsonDocument.Parse(kept[(json.RootElement.GetProperty("resourceType").GetString()!, json.RootElement.GetProperty("id").GetString()!)]);
            if (SameJson.Difference(json.RootElement, back.RootElement) is { } difference)
            {
                differences.Add($"{where}{difference}");
            }
        }

        return differences;
    }
}
