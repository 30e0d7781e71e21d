using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Goldthread.Record.Summary;
using Xunit.Abstractions;

namespace Goldthread.Record.Tests.Summary;

/// <summary>The summary over public FHIR data, which lies outside the repository.</summary>
public sealed class PublicDataTests(ITestOutputHelper output)
{
    private const int MutationsOfEach = 12;

    [SkippableFact]
    public void Read_EachHl7Example_DoesNotThrowAndIsOnTheTimeline()
    {
        foreach (var (name, resource) in Examples())
        {
            var record = PersonRecord.Read(Alone(resource), EveryKind);
            record.Timeline.Total.ShouldBe(1, name);
            record.Timeline.Entries[0].Text.ShouldNotBeNullOrWhiteSpace(name);
            record.Banner.AllergyWords.ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [SkippableFact]
    public void Read_AllHl7ExamplesAsOnePerson_DoesNotThrow()
    {
        var entries = Examples().Select((e, i) => EntryOf(e.Resource, i, i % 3 == 0 ? "GP" : "HOSP")).ToList();
        var record = PersonRecord.Read(new PersonRecordInput { Entries = entries, Now = Given.Now, LastLooked = Given.Now.AddYears(-1) }, EveryKind);
        record.Timeline.Total.ShouldBe(entries.Count);
        output.WriteLine(Counts(record));
    }

    [SkippableFact]
    public void Read_ExampleWithOnePartReplacedByAnother_DoesNotThrow()
    {
        var random = new Random(20251003);
        foreach (var (name, resource) in Examples())
        {
            for (var i = 0; i < MutationsOfEach; i++)
            {
                var odd = JsonDocument.Parse(Odd.Mutate(resource, random)).RootElement;
                Should.NotThrow(() => PersonRecord.Read(Alone(odd), EveryKind), $"{name}: {odd.GetRawText()}");
            }
        }
    }

    [SkippableFact]
    public void Read_HeaviestSyntheaPerson_CountsAddUp()
    {
        var people = SyntheaPeople();
        var heaviest = people.OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key, StringComparer.Ordinal).First();
        var shared = SyntheaShared();
        var input = new PersonRecordInput
        {
            Entries = heaviest.Value, Now = Given.Now, LastLooked = Given.Now.AddDays(-7),
            NameOf = r => shared.TryGetValue(r, out var s) ? s.TryGetProperty("name", out var n) && n.ValueKind == JsonValueKind.String ? n.GetString() : null : null,
            Shared = r => shared.TryGetValue(r, out var s) ? s : null,
        };
        var record = PersonRecord.Read(input, EveryKind);
        output.WriteLine($"{heaviest.Key}: {heaviest.Value.Count} entries");
        output.WriteLine(Counts(record));

        int Of(string type) => heaviest.Value.Count(e => e.Type == type);
        (record.Problems.Active.Count + record.Problems.Past.Count).ShouldBe(Of("Condition"));
        (record.Contacts.Stays.Count + record.Contacts.Others.Count + record.Contacts.Visits.Count).ShouldBe(Of("Encounter"));
        record.Procedures.Items.Count.ShouldBe(Of("Procedure"));
        record.Immunisations.Items.Count.ShouldBe(Of("Immunization"));
        Measures(record).Sum(m => m.Count).ShouldBe(Of("Observation"));
        record.Conflicts.ShouldBeEmpty();
        record.Timeline.Total.ShouldBe(heaviest.Value.Count);
        record.WhatChanged.Count.ShouldBe(0);
    }

    [SkippableFact]
    public void Read_EverySyntheaPerson_NamesAgesAndSources()
    {
        foreach (var (key, entries) in SyntheaPeople())
        {
            var record = PersonRecord.Read(new PersonRecordInput { Entries = entries, Now = Given.Now });
            record.Banner.FullName.ShouldNotBe("Name not known", key);
            record.Banner.AgeWords.ShouldNotBe("Age not known", key);
            record.Banner.NhsNumber.ShouldBeNull(key);
            record.Allergies.Words.ShouldNotBeNullOrWhiteSpace(key);
            record.Origins[RecordSection.Timeline].Words.ShouldStartWith("Synthea", Case.Sensitive, key);
        }
    }

    [SkippableFact]
    public void Read_SyntheaPersonFromTwoSources_AgreesWithItself()
    {
        var entries = SyntheaPeople().OrderBy(p => p.Key, StringComparer.Ordinal).First(p => p.Value.Count > 200).Value;
        var copies = entries.Select(e => e with { Id = "copy-" + e.Id, SourceCode = "COPY", SourceName = "Copy" });
        var once = PersonRecord.Read(new PersonRecordInput { Entries = entries, Now = Given.Now });
        var twice = PersonRecord.Read(new PersonRecordInput { Entries = [.. entries, .. copies], Now = Given.Now });

        twice.Conflicts.ShouldBeEmpty();
        twice.Problems.Active.Count.ShouldBe(once.Problems.Active.Count);
        twice.Problems.Past.Count.ShouldBe(once.Problems.Past.Count);
        twice.Medicines.Current.Count.ShouldBe(once.Medicines.Current.Count);
        twice.Immunisations.Items.Count.ShouldBe(once.Immunisations.Items.Count);
        twice.Procedures.Items.Count.ShouldBe(once.Procedures.Items.Count);
        Measures(twice).Sum(m => m.Count).ShouldBe(Measures(once).Sum(m => m.Count));
        twice.Problems.Active.ShouldAllBe(p => p.SourceNames.Count() == 2);
    }

    private static TimelineFilter EveryKind { get; } = new() { Kinds = Enum.GetValues<TimelineKind>().ToHashSet() };

    private static IEnumerable<Measure> Measures(PersonRecord record) =>
        [.. record.Measurements.VitalSigns, .. record.Measurements.Tests, .. record.Measurements.SocialHistory, .. record.Measurements.Surveys, .. record.Measurements.Other];

    private static string Counts(PersonRecord r) => $"""
        {r.Banner.FullName}, {r.Banner.AgeWords}, allergies: {r.Banner.AllergyWords}
        what matters {r.WhatMatters.Words.Count}; circle {r.CareCircle.Members.Count}; actions {r.OpenActions.Items.Count};
        warnings {r.RisksAndWishes.Warnings.Count}, adjustments {r.RisksAndWishes.ReasonableAdjustments.Count}, risks {r.RisksAndWishes.Risks.Count}, wishes {r.RisksAndWishes.Wishes.Count};
        problems {r.Problems.Active.Count} + {r.Problems.Past.Count} past; medicines {r.Medicines.Current.Count} + {r.Medicines.Stopped.Count} stopped; allergies {r.Allergies.Active.Count};
        vital signs {r.Measurements.VitalSigns.Count}, tests {r.Measurements.Tests.Count}, social {r.Measurements.SocialHistory.Count}, surveys {r.Measurements.Surveys.Count}, other {r.Measurements.Other.Count};
        home services {r.CareAtHome.Services.Count}; stays {r.Contacts.Stays.Count}, visits {r.Contacts.Visits.Count}, contacts {r.Contacts.Others.Count}, to come {r.Contacts.ToCome.Count};
        plans {r.PlansAndGoals.Plans.Count} + {r.PlansAndGoals.PastPlans.Count}, goals {r.PlansAndGoals.Goals.Count} + {r.PlansAndGoals.PastGoals.Count}; documents {r.Documents.Items.Count};
        procedures {r.Procedures.Items.Count}; immunisations {r.Immunisations.Items.Count}; timeline {r.Timeline.Total}; conflicts {r.Conflicts.Count}
        """;

    private static PersonRecordInput Alone(JsonElement resource) =>
        new() { Entries = [EntryOf(resource, 0, "GP")], Now = Given.Now, LastLooked = Given.Now.AddYears(-1) };

    private static RecordEntry EntryOf(JsonElement resource, int number, string source) => new()
    {
        Type = resource.GetProperty("resourceType").GetString()!,
        Id = resource.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "made-" + number,
        Received = Given.Now.AddDays(-10),
        SourceCode = source,
        SourceName = source,
        Resource = resource,
    };

    private static List<(string Name, JsonElement Resource)> Examples()
    {
        var folder = Path.Combine(SharedFolder(), "data", "fhir", "hl7-r4-examples");
        Skip.IfNot(System.IO.Directory.Exists(folder), "The HL7 R4 examples are not in the shared data folder.");
        return [.. System.IO.Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(f => (Name: Path.GetFileName(f), Resource: JsonDocument.Parse(File.ReadAllText(f)).RootElement))
            .Where(e => e.Resource.TryGetProperty("resourceType", out _))];
    }

    private static Dictionary<string, List<RecordEntry>> SyntheaPeople()
    {
        var people = new Dictionary<string, List<RecordEntry>>(StringComparer.Ordinal);
        foreach (var resource in Synthea())
        {
            var type = resource.GetProperty("resourceType").GetString()!;
            var id = resource.GetProperty("id").GetString()!;
            var person = type == "Patient" ? "Patient/" + id
                : resource.TryGetProperty("subject", out var s) || resource.TryGetProperty("patient", out s) ? s.GetProperty("reference").GetString()! : null;
            if (person is null) continue;
            if (!people.TryGetValue(person, out var list)) people[person] = list = [];
            list.Add(EntryOf(resource, 0, "SYN") with { SourceName = "Synthea" });
        }

        return people;
    }

    private static Dictionary<string, JsonElement> SyntheaShared() => Synthea()
        .Where(r => r.GetProperty("resourceType").GetString() is "Organization" or "Practitioner")
        .ToDictionary(r => r.GetProperty("resourceType").GetString() + "/" + r.GetProperty("id").GetString(), StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Synthea()
    {
        var folder = Path.Combine(SharedFolder(), "data", "fhir", "synthea-100");
        Skip.IfNot(System.IO.Directory.Exists(folder), "The Synthea people are not in the shared data folder.");
        foreach (var file in System.IO.Directory.GetFiles(folder, "*.ndjson.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
            while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
        }
    }

    private static string SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") is { Length: > 0 } set) return set;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? ".", "..", "shared");
    }
}
