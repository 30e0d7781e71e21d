using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Demo.Tests;

public sealed class DemoPlaceTests
{
    private static readonly DateOnly Today = new(2025, 10, 3);

    [Fact]
    public void People_SameSeedAndDay_AreTheSameBytes()
    {
        var first = new DemoPlace(60, 7, Today).People().SelectMany(AllJson);
        var second = new DemoPlace(60, 7, Today).People().SelectMany(AllJson);

        first.ShouldBe(second);
    }

    [Fact]
    public void People_AnotherSeed_AreOthers()
    {
        var one = AllJson(new DemoPlace(5, 1, Today).Person(3));
        var two = AllJson(new DemoPlace(5, 2, Today).Person(3));

        one.ShouldNotBe(two);
    }

    [Fact]
    public void Person_InASmallAndALargePlace_IsTheSame()
    {
        var small = AllJson(new DemoPlace(50, 1, Today).People().Last());
        var large = AllJson(new DemoPlace(300_000, 1, Today).Person(49));

        small.ShouldBe(large);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300_001)]
    public void DemoPlace_ImpossibleNumberOfPeople_IsRefused(int people) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DemoPlace(people, 1, Today));

    [Fact]
    public void Records_EveryPerson_HaveTwoSourcesAndOnePatientEachFirst()
    {
        foreach (var person in new DemoPlace(400, 1, Today).People())
        {
            person.Records.Count.ShouldBeGreaterThanOrEqualTo(2);
            person.Records.Select(r => r.Source).ShouldBeUnique();
            foreach (var record in person.Records)
            {
                record.Resources[0].Type.ShouldBe("Patient");
                record.Resources.Count(r => r.Type == "Patient").ShouldBe(1);
                if (record != person.Records[0])
                    record.Resources.Count.ShouldBeGreaterThan(1, $"{record.Source} of {person.Index} holds nothing but a name");
            }
        }
    }

    [Fact]
    public void Ids_AllResources_AreValidAndUnique()
    {
        var place = new DemoPlace(400, 1, Today);

        var ids = place.Shared().Concat(place.People().SelectMany(All)).Select(r => (r.Type, r.Id)).ToList();

        ids.ShouldAllBe(i => FhirId.Read(i.Id).Succeeded);
        ids.ShouldBeUnique();
    }

    [Fact]
    public void References_AllResources_ResolveToTheirOwnSourceOrToSharedOnes()
    {
        var place = new DemoPlace(300, 1, Today);
        var shared = place.Shared().Select(r => $"{r.Type}/{r.Id}").ToHashSet(StringComparer.Ordinal);

        foreach (var resource in place.Shared())
            References(resource).ShouldBeSubsetOf(shared);
        foreach (var record in place.People().SelectMany(p => p.Records))
        {
            var known = record.Resources.Select(r => $"{r.Type}/{r.Id}").ToHashSet(StringComparer.Ordinal);
            foreach (var resource in record.Resources)
            {
                foreach (var reference in References(resource))
                    (known.Contains(reference) || shared.Contains(reference)).ShouldBeTrue($"{resource.Type}/{resource.Id} points at {reference}");
            }
        }
    }

    [Fact]
    public void Resources_OfEverybody_ValidateAsR4()
    {
        var place = new DemoPlace(250, 1, Today);
        var faults = new List<string>();

        foreach (var resource in place.Shared().Concat(place.People().SelectMany(All)))
        {
            using var json = JsonDocument.Parse(resource.Json);
            faults.AddRange(ResourceValidator.R4.Validate(json.RootElement).Select(f => $"{resource.Type}/{resource.Id}: {f}"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Resources_OfPeople_SayWhoWroteThemAndNothingFinishedLiesAhead()
    {
        string[] finished = ["Observation", "Procedure", "Immunization", "Condition", "Communication", "DocumentReference"];
        string[] days = ["effectiveDateTime", "performedDateTime", "occurrenceDateTime", "recordedDate", "sent", "date"];
        foreach (var resource in new DemoPlace(300, 1, Today).People().SelectMany(All))
        {
            using var json = JsonDocument.Parse(resource.Json);
            json.RootElement.GetProperty("meta").GetProperty("source").GetString().ShouldStartWith("https://wrenfield.example/sources/zz");
            var done = finished.Contains(resource.Type) || (resource.Type == "Encounter" && json.RootElement.GetProperty("status").GetString() == "finished");
            if (!done)
                continue;
            var day = resource.Type == "Encounter"
                ? json.RootElement.GetProperty("period").GetProperty("start").GetString()
                : days.Select(d => json.RootElement.TryGetProperty(d, out var value) ? value.GetString() : null).FirstOrDefault(d => d is not null);
            string.CompareOrdinal(day, "2025-10-03").ShouldBeLessThan(0, $"{resource.Type}/{resource.Id} on {day}");
        }
    }

    [Fact]
    public void NhsNumbers_OfEverybody_AreUniqueAndCanNeverBeIssued()
    {
        var numbers = new DemoPlace(1_500, 1, Today).People().Select(p => p.NhsNumber).ToList();

        numbers.ShouldBeUnique();
        numbers.ShouldAllBe(n => NhsNumber.Read(n).Succeeded && NhsNumber.Parse(n).IsSynthetic);
    }

    [Fact]
    public void Sources_OfOnePerson_GiveTheSameNhsNumberOrNone()
    {
        foreach (var person in new DemoPlace(400, 1, Today).People())
        {
            foreach (var record in person.Records)
            {
                var json = Encoding.UTF8.GetString(record.Resources[0].Json);
                if (json.Contains("https://fhir.nhs.uk/Id/nhs-number", StringComparison.Ordinal))
                    json.ShouldContain($"\"value\":\"{person.NhsNumber}\"");
            }
        }
    }

    [Theory]
    [InlineData(2024, 2, 29)]
    [InlineData(2026, 1, 1)]
    [InlineData(2026, 12, 31)]
    [InlineData(2026, 3, 29)]
    public void People_OnAwkwardDays_AreValid(int year, int month, int day)
    {
        foreach (var resource in new DemoPlace(40, 1, new DateOnly(year, month, day)).People().SelectMany(All))
        {
            using var json = JsonDocument.Parse(resource.Json);
            ResourceValidator.R4.Validate(json.RootElement).ShouldBeEmpty();
        }
    }

    private static IEnumerable<DemoResource> All(DemoPerson person) => person.Records.SelectMany(r => r.Resources);

    private static IEnumerable<string> AllJson(DemoPerson person) => All(person).Select(r => Encoding.UTF8.GetString(r.Json));

    private static List<string> References(DemoResource resource)
    {
        var found = new List<string>();
        using var json = JsonDocument.Parse(resource.Json);
        Collect(json.RootElement, found);
        return found;
    }

    private static void Collect(JsonElement element, List<string> found)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.NameEquals("reference") && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()![0] != '#')
                    found.Add(member.Value.GetString()!);
                else
                    Collect(member.Value, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, found);
        }
    }
}
