using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Something still to be done.</summary>
public sealed record OpenAction : RecordItem
{
    internal OpenAction(RecordItem item)
        : base(item)
    {
    }

    /// <summary>Whose move it is, as a sentence: "Jo Bell to do", "Waiting for Community nursing to accept".</summary>
    public required string WhoseMove { get; init; }

    /// <summary>Who owns it; null when nobody does yet.</summary>
    public string? Owner { get; init; }

    /// <summary>When it should be done by; null when no date was set.</summary>
    public FhirMoment? Due { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>"Urgent", "As soon as possible", "Immediately"; null for routine.</summary>
    public string? Priority { get; init; }

    /// <summary>What for; null when not given.</summary>
    public string? Reason { get; init; }
}

/// <summary>Open actions: overdue first, then by due date, then those without one.</summary>
public sealed record OpenActions(IReadOnlyList<OpenAction> Items)
{
    public int Overdue => Items.Count(a => a.IsOverdue);
}

internal static class OpenActionsSection
{
    public static OpenActions Read(EntrySet entries)
    {
        var actions = new List<OpenAction>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Facts("Task"))
        {
            if (entry.Resource.Text("status") is "completed" or "cancelled" or "rejected" or "failed" or "draft") continue;
            actions.Add(ReadTask(entry, entries));
            // The request that a task carries out is the same action, told once.
            if (References.Key(entry.Resource.Child("focus")) is { } focus) covered.Add(focus);
            foreach (var basis in entry.Resource.Items("basedOn")) covered.Add(References.Key(basis) ?? "");
        }

        foreach (var entry in entries.Facts("ServiceRequest"))
        {
            if (entry.Resource.Text("status") is not ("active" or "on-hold") || entry.Resource.Text("intent") is "option" or "proposal") continue;
            if (covered.Contains(entry.Reference) || entry.Resource.Bool("doNotPerform") == true || CareAtHomeSection.IsPackage(entry.Resource)) continue;
            if (ResuscitationStance.Of(entry) is not null) continue;
            actions.Add(ReadRequest(entry, entries));
        }

        return new OpenActions([.. actions
            .OrderByDescending(a => a.IsOverdue).ThenBy(a => a.Due is null).ThenBy(a => a.Due).ThenBy(a => a.When)
            .ThenBy(a => a.Reference, StringComparer.Ordinal)]);
    }

    internal static string TaskTitle(JsonElement task, EntrySet entries) =>
        task.Text("description") ?? CodeText.Words(task.Child("code"))
        ?? (entries.Find(task.Child("focus").Text("reference")) is { Type: not "Task" } focus ? EntryTitle.Of(focus, entries) : null)
        ?? task.Child("focus").Text("display") ?? "Action";

    internal static string RequestTitle(JsonElement request)
    {
        var name = CodeText.Words(request.Child("code")) ?? CodeText.WordsOfAll(request, "orderDetail") ?? CodeText.WordsOfAll(request, "category") ?? "Request";
        return request.Bool("doNotPerform") == true ? "Not to be done: " + name : name;
    }

    private static OpenAction ReadTask(Entry entry, EntrySet entries)
    {
        var task = entry.Resource;
        var owner = entries.Name(task.Child("owner"), task);
        var due = task.Child("restriction").Child("period").Moment("end") ?? task.Child("executionPeriod").Moment("end");
        // Who carries out a task for a named kind of service says where it stands in words of their own.
        return Make(entry, entries, TaskTitle(task, entries), owner, due, CodeText.Words(task.First("performerType")) is not null && task.Child("businessStatus").Text("text") is { } stands ? stands : task.Text("status") switch
        {
            "requested" or "received" => owner is null ? "Waiting for somebody to take it" : $"Waiting for {owner} to accept",
            "on-hold" => owner is null ? "On hold" : $"On hold with {owner}",
            _ => owner is null ? "Nobody has it yet" : $"{owner} to do",
        }, CodeText.Words(task.Child("reasonCode")));
    }

    private static OpenAction ReadRequest(Entry entry, EntrySet entries)
    {
        var request = entry.Resource;
        var performer = entries.Name(request.First("performer"), request) ?? CodeText.Words(request.Child("performerType"));
        var due = request.Moment("occurrenceDateTime") ?? request.Child("occurrencePeriod").Moment("end");
        var move = request.Text("status") == "on-hold" ? "On hold" : performer is null ? "Nobody has it yet" : $"{performer} to do";
        return Make(entry, entries, RequestTitle(request), performer, due, move, CodeText.WordsOfAll(request, "reasonCode"));
    }

    private static OpenAction Make(Entry entry, EntrySet entries, string title, string? owner, FhirMoment? due, string move, string? reason) =>
        new(entries.Item(entry, title, entry.Code))
        {
            WhoseMove = move,
            Owner = owner,
            Due = due,
            IsOverdue = due?.IsOverBy(entries.Now) == true,
            Priority = entry.Resource.Text("priority") switch { "urgent" => "Urgent", "asap" => "As soon as possible", "stat" => "Immediately", _ => null },
            Reason = reason,
        };
}
