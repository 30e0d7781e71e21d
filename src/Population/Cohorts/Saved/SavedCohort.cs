using Goldthread.Kernel.Acts;
using Goldthread.Population.Release;
using Goldthread.Record.Access;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>One version of a cohort, as it was saved. It never changes.</summary>
/// <param name="Id">The cohort's number, the same for all versions.</param>
/// <param name="Version">From 1.</param>
/// <param name="Name">Its name; no two cohorts have the same, whoever they belong to.</param>
/// <param name="Purpose">What it is for: <see cref="Purpose.Planning"/> or <see cref="Purpose.CareManagement"/>.</param>
/// <param name="Written">The text as its author wrote it.</param>
/// <param name="Drawn">The same, every reference to another cohort with the version that was meant.</param>
/// <param name="Secret">What the pseudonyms of its list are made with; never shown.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
/// <param name="OrganisationName">Its name then.</param>
/// <param name="Author">Who saved it, by name.</param>
/// <param name="Shared">Codes of other organisations that may see it; <see cref="Everyone"/> alone for all.</param>
/// <param name="SavedAt">When.</param>
public sealed record SavedCohort(
    long Id, int Version, string Name, string Purpose, string Written, string Drawn, string Secret, string Organisation, string OrganisationName, string Author, IReadOnlyList<string> Shared, DateTimeOffset SavedAt)
{
    /// <summary>Shared with every organisation here.</summary>
    public const string Everyone = "*";

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>True where it is a list for people's own care, on which those stay who refused other uses.</summary>
    public bool IsForCare => !OptOutRule.Applies(Purpose);

    /// <summary>True for those of its organisation, and of the organisations it is shared with.</summary>
    public bool IsSeenBy(User user) => user.Organisation == Organisation || Shared.Contains(Everyone) || Shared.Contains(user.Organisation, StringComparer.Ordinal);

    /// <summary>Names that differ only in capitals and spaces are the same.</summary>
    public static string KeyOf(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

/// <summary>A cohort that somebody wants to save.</summary>
/// <param name="Text">Its text; the first line is its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Shared">With whom; empty for nobody else.</param>
/// <param name="From">The cohort that this is a new version of; null for a new one.</param>
/// <param name="Seen">The newest version of it that was looked at.</param>
public sealed record CohortDraft(string Text, string Purpose, IReadOnlyList<string> Shared, long? From = null, int Seen = 0);
