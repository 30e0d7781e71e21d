using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>How to reach a person safely: a line for lists across people, before anybody rings.</summary>
/// <param name="Telephone">The number to ring; null when there is none, or when the person wants no telephone calls.</param>
/// <param name="Care">How and when they want to be reached, and an interpreter.</param>
/// <param name="Warnings">What a worker should know before they ring or visit.</param>
public sealed record WayToReach(Reach? Telephone, IReadOnlyList<string> Care, IReadOnlyList<string> Warnings)
{
    // https://simplifier.net/hl7fhirukcorer4/extension-ukcore-contactpreference
    private const string Preference = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference";

    /// <summary>Reads a person's Patients, the one to trust first, and their Flags, of any of their sources.</summary>
    public static WayToReach Read(IReadOnlyList<JsonElement> patients, IEnumerable<JsonElement> flags, DateTimeOffset now)
    {
        var care = new List<string>();
        var preferences = patients.Select(p => p.Extension(Preference)).Where(e => e.Exists()).ToList();
        var methods = preferences.Select(p => CodeText.Words(p.Extension("PreferredContactMethod").Child("valueCodeableConcept"))).OfType<string>().ToList();
        care.AddRange(methods.Select(m => "Reach by: " + m.ToLowerInvariant()));
        care.AddRange(preferences.Select(p => p.Extension("PreferredContactTimes").Text("valueString")).OfType<string>().Select(t => "When: " + t));
        if (patients.Select(PersonDetails.Interpreter).FirstOrDefault(i => i is not null) == true)
        {
            care.Add("Needs an interpreter" + (patients.Select(PersonDetails.Language).OfType<string>().FirstOrDefault() is { } language ? ": " + language : ""));
        }

        // A call may put somebody in danger: where any source says so, no number is offered.
        var silent = methods.Exists(m => m.Contains("no telephone", StringComparison.OrdinalIgnoreCase));
        var telephone = silent ? null : patients.SelectMany(p => Reach.ReadAll(p, now)).FirstOrDefault(r => r.IsTelephone);
        return new WayToReach(telephone, [.. care.Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. flags.Where(f => IsWarning(f, now)).Select(f => CodeText.Words(f.Child("code")) ?? "See the record").Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static bool IsWarning(JsonElement flag, DateTimeOffset now) =>
        flag.Text("status") is null or "active" && flag.Child("period").Moment("end")?.IsOverBy(now) != true && RisksAndWishesSection.IsWarning(flag);
}
