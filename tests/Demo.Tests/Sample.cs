using System.Text.Json;

namespace Goldthread.Demo.Tests;

/// <summary>People made once for the tests of a class: enough for shares to settle, few enough to be quick.</summary>
public sealed class Sample
{
    public const int Count = 6_000;
    public static readonly DateOnly Today = new(2025, 10, 3);

    public Sample()
    {
        var place = new DemoPlace(Count, 1, Today);
        People = [.. place.People().Select(p => new Seen(p))];
    }

    internal IReadOnlyList<Seen> People { get; }
}

/// <summary>The few facts of one person that the tests of shares ask for.</summary>
internal sealed class Seen
{
    public Seen(DemoPerson person)
    {
        Sources = [.. person.Records.Select(r => r.Source)];
        Resources = person.Records.Sum(r => r.Resources.Count);
        foreach (var record in person.Records)
        {
            foreach (var resource in record.Resources)
                Look(record, resource);
        }
    }

    public string[] Sources { get; }

    public int Resources { get; }

    public int Age { get; private set; }

    public bool Woman { get; private set; }

    public string Ethnicity { get; private set; } = "";

    public string Neighbourhood { get; private set; } = "";

    public HashSet<string> Problems { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Flags { get; } = new(StringComparer.Ordinal);

    public bool OptedOut { get; private set; }

    public bool Died { get; private set; }

    public bool HomeCareFromCouncil { get; private set; }

    public bool SelfFunded { get; private set; }

    public bool Has(string kind) => Sources.Any(s => s.StartsWith(kind, StringComparison.Ordinal));

    private void LookAtService(DemoResource resource)
    {
        using var json = JsonDocument.Parse(resource.Json);
        if (json.RootElement.GetProperty("code").GetProperty("text").GetString() != "Long term support: Community")
            return;
        var own = json.RootElement.GetRawText().Contains("\"self-funded\"", StringComparison.Ordinal);
        HomeCareFromCouncil |= !own;
        SelfFunded |= own;
    }

    private void Look(SourceRecord record, DemoResource resource)
    {
        if (resource.Type == "ServiceRequest")
            LookAtService(resource);
        var gp = record.Source.StartsWith("ZZGP", StringComparison.Ordinal);
        if (!gp || resource.Type is not ("Patient" or "Condition" or "Flag" or "Consent"))
            return;
        using var json = JsonDocument.Parse(resource.Json);
        var root = json.RootElement;
        switch (resource.Type)
        {
            case "Patient":
                var birth = DateOnly.ParseExact(root.GetProperty("birthDate").GetString()!, "yyyy-MM-dd");
                Age = Sample.Today.Year - birth.Year - (birth.AddYears(Sample.Today.Year - birth.Year) > Sample.Today ? 1 : 0);
                Died = root.TryGetProperty("deceasedDateTime", out _);
                Woman = root.GetProperty("gender").GetString() == "female";
                Ethnicity = root.GetProperty("extension")[0].GetProperty("valueCodeableConcept").GetProperty("coding")[0].GetProperty("code").GetString()!;
                Neighbourhood = root.GetProperty("address")[0].GetProperty("district").GetString()!;
                break;
            case "Consent":
                OptedOut = root.GetProperty("policyRule").GetProperty("text").GetString() == "National data opt-out";
                break;
            case "Condition":
                Problems.Add(root.GetProperty("code").GetProperty("text").GetString()!);
                break;
            default:
                Flags.Add(root.GetProperty("code").GetProperty("text").GetString()!);
                break;
        }
    }
}
