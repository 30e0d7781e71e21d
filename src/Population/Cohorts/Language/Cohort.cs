namespace Goldthread.Population.Cohorts.Language;

/// <summary>A group of people, drawn by steps that narrow down one after the other.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="AsAt">The day as at which it is drawn.</param>
/// <param name="Steps">In order; none keeps everybody.</param>
public sealed record Cohort(string Name, DateOnly AsAt, Items<Step> Steps);

/// <summary>One step of a cohort.</summary>
/// <param name="Excludes">False keeps those for whom the test is yes; true drops those, and keeps the ones for whom it is no or unknown.</param>
/// <param name="Test">Yes, no or unknown, of a person.</param>
/// <param name="Note">Why the step is there: the lines above it that begin with #; empty for none.</param>
/// <param name="Source">The text it was read from, as it was written.</param>
public sealed record Step(bool Excludes, Expression Test, string Note, string Source)
{
    /// <summary>Equal when they ask the same, however it was laid out.</summary>
    public bool Equals(Step? other) => other is not null && Excludes == other.Excludes && Test == other.Test && Note == other.Note;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Excludes, Test, Note);

    /// <summary>Whether someone for whom the test says this stays.</summary>
    public bool Keeps(bool? answer) => Excludes ? answer != true : answer == true;
}
