using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Sharing;

/// <summary>An agreement as it is typed. What was typed stays as it was, also when it cannot be used.</summary>
internal sealed class AgreementForm
{
    private const int MostText = 1_000;

    public string? Title { get; set; }

    public string? Parties { get; set; }

    public string[] Purposes { get; set; } = [];

    public string[] Classes { get; set; } = [];

    public string? Basis { get; set; }

    public string? Assessment { get; set; }

    public string? Signatories { get; set; }

    public DateAnswer Starts { get; set; } = new();

    public DateAnswer Ends { get; set; } = new();

    public DateAnswer Review { get; set; } = new();

    /// <summary>The form of an agreement as it stands.</summary>
    public static AgreementForm Of(Agreement a) => new()
    {
        Title = a.Title,
        Parties = string.Join('\n', a.Parties),
        Purposes = [.. a.Purposes],
        Classes = [.. a.Classes],
        Basis = a.Basis,
        Assessment = a.Assessment,
        Signatories = a.Signatories,
        Starts = DateAnswer.From(Dates.DayInLondon(a.Starts)),
        Ends = DateAnswer.From(AgreementWords.LastDay(a)),
        Review = DateAnswer.From(Dates.DayInLondon(a.Review)),
    };

    /// <summary>The agreement, or everything that is wrong with it, each with its field.</summary>
    /// <param name="id">Its id.</param>
    public Outcome<Agreement> Read(string id)
    {
        var faults = new List<Fault>();
        var parties = (Parties ?? "").Split(['\n', '\r', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var (title, basis, assessment, signatories) = (
            Needed(Title, nameof(Title), "Enter the name of the agreement", faults), Needed(Basis, nameof(Basis), "Enter the lawful basis", faults),
            Needed(Assessment, nameof(Assessment), "Enter where the data protection impact assessment is", faults), Needed(Signatories, nameof(Signatories), "Enter who signed", faults));
        if (parties.Count == 0 || (parties.Count == 1 && parties[0] != Agreement.Everyone))
        {
            faults.Add(new Fault(FaultKind.Invalid, "Enter the codes of at least two organisations, or * for all", nameof(Parties)));
        }
        else if (parties.Find(p => p != Agreement.Everyone && !p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) is { } odd)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"\"{odd}\" is no code of an organisation: use letters, numbers and hyphens", nameof(Parties)));
        }

        if (Purposes.Length == 0 || Purposes.Any(p => !AgreementWords.Purposes.Any(known => known.Code == p)))
        {
            faults.Add(new Fault(FaultKind.Invalid, "Choose what the information may be used for", nameof(Purposes)));
        }

        if (Classes.Length == 0 || Classes.Any(c => !DataClass.All.Any(known => known.Code == c)))
        {
            faults.Add(new Fault(FaultKind.Invalid, "Choose which kinds of information are shared", nameof(Classes)));
        }

        var (starts, ends, review) = (Day(Starts, nameof(Starts), "First day", faults), Day(Ends, nameof(Ends), "Last day", faults), Day(Review, nameof(Review), "Review date", faults));
        if (starts is { } s && ends is { } e && e < s)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Last day must be the first day or after it", nameof(Ends)));
        }

        if (review is { } r && ((starts is { } first && r < first) || (ends is { } last && r > last)))
        {
            faults.Add(new Fault(FaultKind.Invalid, "Review date must be while the agreement is in force", nameof(Review)));
        }

        return faults.Count > 0
            ? faults.ToArray()
            : new Agreement(
                id, title, parties, Purposes, Classes, basis, assessment, signatories,
                UkTime.StartOf(starts!.Value), UkTime.StartOf(ends!.Value.AddDays(1)), UkTime.StartOf(review!.Value));
    }

    private static string Needed(string? text, string field, string message, List<Fault> faults)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length is 0 or > MostText)
        {
            faults.Add(new Fault(FaultKind.Invalid, trimmed.Length == 0 ? message : $"{message} in {MostText:N0} characters or fewer", field));
        }

        return trimmed;
    }

    private static DateOnly? Day(DateAnswer answer, string field, string name, List<Fault> faults)
    {
        var read = answer.Read(name);
        if (read.Succeeded && read.Value.Year is > 1900 and < 2200)
        {
            return read.Value;
        }

        faults.Add(read.Succeeded ? new Fault(FaultKind.Invalid, $"{name} must be a real date", field) : read.Fault with { Path = read.Fault.Path is null ? field : $"{field}.{read.Fault.Path}" });
        return null;
    }
}
