namespace Goldthread.Coordination.Work;

/// <summary>
/// What came of something to do. Written as Task.businessStatus with a code, so that whoever counts outcomes counts the same words; the status is the one that FHIR has for it
/// (https://hl7.org/fhir/R4/valueset-task-status.html).
/// </summary>
/// <param name="Code">The code.</param>
/// <param name="Words">As people read it.</param>
/// <param name="Status">The status of the Task.</param>
internal sealed record TaskOutcome(string Code, string Words, string Status)
{
    /// <summary>The system of the codes.</summary>
    public const string System = "urn:goldthread:task-outcome";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<TaskOutcome> All { get; } =
    [
        new("done", "Done as asked", "completed"), new("part", "Done in part", "completed"), new("other-help", "Helped in another way", "completed"), new("declined", "The person did not want it", "rejected"),
        new("not-reached", "Could not be reached", "failed"), new("not-needed", "Not needed any more", "cancelled"),
    ];

    /// <summary>One of them; null for a code that is none.</summary>
    public static TaskOutcome? Find(string? code) => All.FirstOrDefault(o => o.Code == code);
}
