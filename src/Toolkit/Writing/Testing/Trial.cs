namespace Goldthread.Toolkit.Writing.Testing;

/// <summary>A draft that is open for testing.</summary>
/// <param name="Round">The version that the draft would become.</param>
/// <param name="OpenedAt">Since when, in milliseconds since 1970.</param>
/// <param name="Organisations">Codes of those that are asked; none for everybody who takes part.</param>
internal sealed record Trial(int Round, long OpenedAt, IReadOnlyList<string> Organisations)
{
    /// <summary>True for somebody of an organisation that is asked.</summary>
    public bool IsFor(string organisation) => Organisations.Count == 0 || Organisations.Contains(organisation);
}

/// <summary>What one tester said of a draft.</summary>
/// <param name="Round">The version that the draft would become.</param>
/// <param name="Tester">Id of the user.</param>
/// <param name="TesterName">Their name.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="SaidAt">When, in milliseconds since 1970.</param>
/// <param name="Sense">Whether it makes sense: a code of <see cref="TrialWords.Sense"/>.</param>
/// <param name="Missing">What is missing, in their words; empty for nothing.</param>
/// <param name="WouldUse">Whether they would use it: a code of <see cref="TrialWords.WouldUse"/>.</param>
/// <param name="Reply">What was changed because of it, or why nothing was; empty until an editor says.</param>
/// <param name="RepliedAt">When, in milliseconds since 1970; 0 until then.</param>
internal sealed record TrialAnswer(int Round, string Tester, string TesterName, string Organisation, string OrganisationName, long SaidAt, string Sense, string Missing, string WouldUse, string Reply = "", long RepliedAt = 0);

/// <summary>The questions to testers, and the answers that can be chosen.</summary>
internal static class TrialWords
{
    /// <summary>Whether it makes sense.</summary>
    public static IReadOnlyList<(string Code, string Title)> Sense { get; } = [("yes", "Yes"), ("partly", "Partly"), ("no", "No")];

    /// <summary>Whether they would use it.</summary>
    public static IReadOnlyList<(string Code, string Title)> WouldUse { get; } = [("yes", "Yes"), ("perhaps", "Perhaps"), ("no", "No")];

    /// <summary>An answer in words.</summary>
    public static string Of(IReadOnlyList<(string Code, string Title)> answers, string code) => answers.FirstOrDefault(a => a.Code == code).Title ?? code;
}
