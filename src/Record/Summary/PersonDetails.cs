using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Reads one source's Patient. https://hl7.org/fhir/R4/patient.html</summary>
internal static class PersonDetails
{
    private const string Extensions = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>The source Patients, the one to trust first: with a verified NHS number, then with any, then the latest heard from.</summary>
    public static List<RecordEntry> InOrder(EntrySet entries)
    {
        var numbers = NhsNumberText.ReadAll(entries);
        return [.. entries.Facts("Patient")
            .OrderBy(p => p.Resource.Bool("active") == false || p.Resource.Items("link").Any(l => l.Text("type") == "replaced-by"))
            .ThenBy(p => numbers.Exists(n => n.Entry == p && n.Status == "01") ? 0 : numbers.Exists(n => n.Entry == p) ? 1 : 2)
            .ThenByDescending(p => p.Received).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    public static (bool HasDied, FhirMoment? On) Death(List<RecordEntry> patients)
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

/// <summary>Ages as people say them.</summary>
internal static class AgeText
{
    public static string Words(FhirMoment? birth, bool died, FhirMoment? on, DateOnly today)
    {
        if (died && on is null) return "Died, date not known";
        if (birth is not { } born) return died ? "Died, age not known" : "Age not known";
        var end = on?.FirstDay ?? today;
        var exact = born.Precision >= MomentPrecision.Day && (on?.Precision ?? MomentPrecision.Day) >= MomentPrecision.Day;
        var age = exact ? Exact(born.FirstDay, end, died) : About(born, end, died);
        return died ? "Died aged " + age : age;
    }

    private static string Exact(DateOnly born, DateOnly end, bool died)
    {
        if (end < born) return "not known";
        var months = ((end.Year - born.Year) * 12) + end.Month - born.Month - (end.Day < born.Day && !IsLastDay(end) ? 1 : 0);
        var days = end.DayNumber - born.DayNumber;
        // As the NHS service manual says ages of children: days to 4 weeks, weeks to 3 months, months to 2 years.
        return (days, months) switch
        {
            ( < 28, _) => Say(days, "day"),
            (_, < 3) => Say(days / 7, "week"),
            (_, < 24) => Say(months, "month"),
            _ => died ? $"{months / 12}" : Say(months / 12, "year"),
        };
    }

    // A 29 February birthday falls on 1 March in other years in England (Family Law Reform Act 1969, section 9, reckons by the anniversary).
    private static bool IsLastDay(DateOnly day) => day is { Month: not 2 } && day.Day == DateTime.DaysInMonth(day.Year, day.Month);

    private static string About(FhirMoment born, DateOnly end, bool died)
    {
        var (most, least) = (Years(born.FirstDay, end), Years(born.LastDay, end));
        var years = most == least ? $"{most}" : $"{Math.Max(0, least)} or {most}";
        return died ? years : years + " years";
    }

    private static int Years(DateOnly born, DateOnly end) => end.Year - born.Year - ((end.Month, end.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private static string Say(int count, string unit) => count == 1 ? "1 " + unit : $"{count} {unit}s";
}

/// <summary>Languages by name. Codes: BCP 47, for those most spoken in England; others by what the source calls them.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English", ["pl"] = "Polish", ["ro"] = "Romanian", ["pa"] = "Punjabi", ["ur"] = "Urdu", ["pt"] = "Portuguese", ["es"] = "Spanish", ["ar"] = "Arabic",
        ["bn"] = "Bengali", ["gu"] = "Gujarati", ["it"] = "Italian", ["ta"] = "Tamil", ["fr"] = "French", ["lt"] = "Lithuanian", ["tr"] = "Turkish", ["bg"] = "Bulgarian",
        ["so"] = "Somali", ["fa"] = "Persian", ["hu"] = "Hungarian", ["cy"] = "Welsh", ["zh"] = "Chinese", ["yue"] = "Cantonese", ["bfi"] = "British Sign Language",
        ["uk"] = "Ukrainian", ["ru"] = "Russian", ["ku"] = "Kurdish", ["el"] = "Greek", ["de"] = "German", ["nl"] = "Dutch", ["hi"] = "Hindi", ["syl"] = "Sylheti",
    };

    public static string? Words(JsonElement language)
    {
        if (language.Text("text") is { } text) return text;
        foreach (var coding in language.Items("coding"))
        {
            if (coding.Text("code") is { } code && (Names.GetValueOrDefault(code) ?? Names.GetValueOrDefault(code.Split('-')[0])) is { } name) return name;
        }

        return CodeText.Words(language);
    }
}
