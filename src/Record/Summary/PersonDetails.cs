using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.Summary;

/// <summary>Reads one source's Patient. https://hl7.org/fhir/R4/patient.html</summary>
internal static class PersonDetails
{
    private const string Extensions = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>The source Patients, the one to trust first: with a verified NHS number, then with any, then the latest heard from.</summary>
    public static List<Entry> InOrder(EntrySet entries)
    {
        var numbers = NhsNumberText.ReadAll(entries);
        return [.. entries.Facts("Patient")
            .OrderBy(p => p.Resource.Bool("active") == false || p.Resource.Items("link").Any(l => l.Text("type") == "replaced-by"))
            .ThenBy(p => numbers.Exists(n => n.Entry == p && n.Status == NhsNumberStatus.Verified) ? 0 : numbers.Exists(n => n.Entry == p) ? 1 : 2)
            .ThenByDescending(p => p.Received).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    public static (bool HasDied, FhirMoment? On) Death(List<Entry> patients)
    {
        var on = patients.Select(p => p.Resource.Moment("deceasedDateTime")).FirstOrDefault(m => m is not null);
        return (on is not null || patients.Exists(p => p.Resource.Bool("deceasedBoolean") == true || p.Resource.Has("deceasedDateTime")), on);
    }

    public static string? Gender(JsonElement patient) =>
        Sub(patient, "individual-genderIdentity") ?? CodeText.Words(patient.Extension(Extensions + "patient-genderIdentity").Child("valueCodeableConcept"))
        ?? SexWords(patient.Text("gender"));

    public static string? SexWords(string? gender) => gender switch
    {
        "female" => "Female",
        "male" => "Male",
        "other" => "Other",
        "unknown" => "Not known",
        _ => null,
    };

    public static string? Pronouns(JsonElement patient) => Sub(patient, "individual-pronouns");

    public static bool? Interpreter(JsonElement patient)
    {
        var extension = patient.Extension(Extensions + "patient-interpreterRequired");
        if (extension.Exists()) return extension.Bool("valueBoolean");
        var communication = patient.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication");
        return communication.Extension("interpreterRequired").Bool("valueBoolean");
    }

    /// <summary>The preferred language, else the only one given.</summary>
    public static string? Language(JsonElement patient)
    {
        string? only = null;
        var count = 0;
        foreach (var communication in patient.Items("communication"))
        {
            if (LanguageNames.Words(communication.Child("language")) is not { } words) continue;
            if (communication.Bool("preferred") == true) return words;
            (only, count) = (words, count + 1);
        }

        return count == 1 ? only : null;
    }

    public static string? HomeAddress(JsonElement patient, DateTimeOffset now)
    {
        foreach (var address in patient.Items("address"))
        {
            if (AddressText.IsCurrentHome(address, now) && AddressText.Line(address) is { } line) return line;
        }

        return null;
    }

    private static string? Sub(JsonElement patient, string name)
    {
        var value = patient.Extension(Extensions + name).Extension("value");
        return CodeText.Words(value.Child("valueCodeableConcept"));
    }
}
