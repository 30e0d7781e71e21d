using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Own;

/// <summary>Something that a person, or somebody they chose, said is wrong in the record, and what came of it.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="About">"Type/id" of what is said to be wrong.</param>
/// <param name="Words">What they said.</param>
/// <param name="Owner">The code of the organisation that must answer: the one that wrote it.</param>
/// <param name="AskedAt">When they said it; null when the task does not say.</param>
/// <param name="Answer">What the organisation answered; null while it has not.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record Correction(
    string Id, int Version, string About, string Words, string Owner, DateTimeOffset? AskedAt, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    /// <summary>The code system of tasks that this product makes.</summary>
    public const string System = "urn:goldthread:task";

    /// <summary>The code of a correction that was asked for.</summary>
    public const string Code = "correction";

    /// <summary>True while the organisation owes an answer.</summary>
    public bool IsOpen => Answer is null;

    /// <summary>All in a record, those that wait first, then the newest.</summary>
    public static IReadOnlyList<Correction> In(PersonRecordInput record) =>
    [
        .. record.Entries.Where(e => e.Type == "Task" && IsOne(e.Resource)).Select(Read)
            .OrderBy(c => c.IsOpen ? 0 : 1).ThenByDescending(c => c.AskedAt).ThenBy(c => c.Id, StringComparer.Ordinal),
    ];

    private static bool IsOne(JsonElement task) => task.Child("code").Items("coding").Any(c => c.Text("system") == System && c.Text("code") == Code);

    private static Correction Read(RecordEntry entry)
    {
        var task = entry.Resource;
        var note = task.Items("note").LastOrDefault();
        var isDone = task.Text("status") is "completed" or "rejected";
        return new Correction(
            entry.Id, entry.Version, task.Child("focus").Text("reference") ?? "", task.Text("description") ?? "",
            (task.Child("owner").Text("reference") ?? "").Replace("Organization/", "", StringComparison.Ordinal), At(task.Text("authoredOn")),
            isDone ? note.Text("text") ?? "" : null, isDone ? note.Text("authorString") : null, isDone ? At(note.Text("time")) : null);
    }

    private static DateTimeOffset? At(string? text) =>
        DateTimeOffset.TryParse(text, global::System.Globalization.CultureInfo.InvariantCulture, global::System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
