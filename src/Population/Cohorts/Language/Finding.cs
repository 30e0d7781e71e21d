namespace Goldthread.Population.Cohorts.Language;

/// <summary>Something to tell whoever wrote a cohort.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">What is wrong, what was expected and the nearest name there is.</param>
/// <param name="IsWarning">The cohort can be drawn all the same.</param>
public sealed record Finding(int Line, int Column, string Message, bool IsWarning = false)
{
    /// <inheritdoc />
    public override string ToString() => $"Line {Line}, column {Column}: {Message}";
}

/// <summary>What came of reading a text.</summary>
/// <param name="Value">What was read; null where there is an error.</param>
/// <param name="Findings">Errors and warnings in the order of the text; one error for each step at most.</param>
public sealed record Reading<T>(T? Value, Items<Finding> Findings)
    where T : class
{
    /// <summary>The errors, without the warnings.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(f => !f.IsWarning);
}

/// <summary>Leaves a step that cannot be read.</summary>
internal sealed class Unreadable(Finding finding) : Exception(finding.Message)
{
    public Finding Finding => finding;
}
