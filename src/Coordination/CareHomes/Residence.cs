using System.Globalization;
using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.CareHomes;

/// <summary>
/// That somebody lives in a care home, as an EpisodeOfCare says it (https://hl7.org/fhir/R4/episodeofcare.html): its type says that they live there, its managing
/// organisation which home it is.
/// </summary>
/// <param name="Home">The home's code, in capitals: ids of Organizations are often the code in small letters.</param>
/// <param name="HomeName">What the episode calls the home; empty when it does not say.</param>
/// <param name="Came">The first day; null when it is not known.</param>
/// <param name="Gone">The day they moved out; null while they live there.</param>
/// <param name="Patient">The id of the Patient that the episode is of.</param>
internal sealed record Residence(string Home, string HomeName, DateOnly? Came, DateOnly? Gone, string Patient)
{
    /// <summary>Our own code for an episode of living in a care home.</summary>
    public const string System = "urn:goldthread:care-homes";
    public const string Code = "resident";

    // SNOMED CT: lives in care home (UK edition), lives in a residential home, lives in a nursing home, lives in an old people's home.
    private static readonly string[] Snomed = ["248171000000108", "394923006", "160734000", "160737007"];

    /// <summary>What an EpisodeOfCare says; null where it says something else, or was entered in error.</summary>
    /// <param name="episode">The resource.</param>
    /// <param name="source">Who sent it: the home, where it names no organisation.</param>
    public static Residence? Of(JsonElement episode, string source)
    {
        var status = episode.Text("status");
        if (status is null or "entered-in-error" or "cancelled" or "planned" or "waitlist" || !episode.Items("type").Any(IsResident))
        {
            return null;
        }

        var organisation = episode.Child("managingOrganization");
        var home = Id(organisation, "Organization/") is { Length: > 0 } id ? id.ToUpperInvariant() : source;
        var period = episode.Child("period");
        var gone = Day(period.Text("end"));
        return new Residence(home, organisation.Text("display") ?? "", Day(period.Text("start")), status == "finished" ? gone ?? Day(period.Text("start")) : gone, Id(episode.Child("patient"), "Patient/") ?? "");
    }

    /// <summary>True on a day between coming and going. An episode without a first day counts from always.</summary>
    public static bool LivesThere(DateOnly? came, DateOnly? gone, DateOnly today) => (came is null || came <= today) && (gone is null || gone > today);

    internal static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static bool IsResident(JsonElement type) => type.Items("coding").Any(c =>
        (c.Text("system") == System && c.Text("code") == Code) || (c.Text("system") == "http://snomed.info/sct" && Snomed.Contains(c.Text("code"))));

    private static string? Id(JsonElement reference, string type) =>
        reference.Text("reference") is { } text && text.StartsWith(type, StringComparison.Ordinal) ? text[type.Length..] : null;
}

/// <summary>Somebody who lives or lived in a home, across people.</summary>
/// <param name="Home">The home's code.</param>
/// <param name="Episode">The id of the EpisodeOfCare.</param>
/// <param name="Person">Whose.</param>
/// <param name="HomeName">What the episode calls the home.</param>
/// <param name="Came">The first day.</param>
/// <param name="Gone">The day they moved out.</param>
internal sealed record Resident(string Home, string Episode, Fhir.Storage.PersonKey Person, string HomeName, DateOnly? Came, DateOnly? Gone);
