using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;

namespace Goldthread.Record.Sharing;

/// <summary>Where an agreement stands.</summary>
internal enum AgreementState
{
    InForce,
    EndsSoon,
    NotYet,
    Ended,
}

/// <summary>Agreements in words.</summary>
internal static class AgreementWords
{
    /// <summary>Within so many days of its end, an agreement ends soon: time to sign the next one.</summary>
    public const int SoonDays = 90;

    public static IReadOnlyList<(string Code, string Title)> Purposes { get; } =
    [
        (Purpose.Treatment, "Care and treatment"), (Purpose.CareManagement, "Organising care"), (Purpose.PatientRequest, "The person sees their own record"),
        (Purpose.Planning, "Planning and running services, less those who opted out"), (Purpose.Research, "Research, less those who opted out"),
    ];

    public static AgreementState State(Agreement a, DateTimeOffset now) =>
        now < a.Starts ? AgreementState.NotYet : now >= a.Ends ? AgreementState.Ended : now.AddDays(SoonDays) >= a.Ends ? AgreementState.EndsSoon : AgreementState.InForce;

    public static (string Text, string Colour) Tag(AgreementState state) => state switch
    {
        AgreementState.InForce => ("In force", "green"),
        AgreementState.EndsSoon => ("Ends soon", "yellow"),
        AgreementState.NotYet => ("Not yet", "blue"),
        _ => ("Ended", "grey"),
    };

    /// <summary>The last day on which it is in force: it ends at a moment, most often midnight.</summary>
    public static DateOnly LastDay(Agreement a) => Dates.DayInLondon(a.Ends.AddMilliseconds(-1));

    /// <summary>Its parties by name, with their codes.</summary>
    public static string Parties(Agreement a, IReadOnlyDictionary<string, string> names) =>
        string.Join(", ", a.Parties.Select(p => p == Agreement.Everyone ? "every organisation" : names.TryGetValue(p, out var name) ? $"{name} ({p})" : $"{p} (has sent nothing yet)"));

    public static string Uses(Agreement a) => string.Join(", ", a.Purposes.Select(p => Purposes.FirstOrDefault(known => known.Code == p).Title ?? p));

    public static string Kinds(Agreement a) => string.Join("; ", a.Classes.Select(c => DataClass.All.FirstOrDefault(known => known.Code == c)?.Title ?? c));

    /// <summary>The same text for the same content: what a form was made from.</summary>
    public static string Seen(Agreement a) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n',
        a.Title, string.Join(' ', a.Parties), string.Join(' ', a.Purposes), string.Join(' ', a.Classes), a.Basis, a.Assessment, a.Signatories,
        a.Starts.ToUnixTimeMilliseconds(), a.Ends.ToUnixTimeMilliseconds(), a.Review.ToUnixTimeMilliseconds()))))[..16];
}
