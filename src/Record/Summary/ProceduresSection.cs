using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One procedure or treatment.</summary>
public sealed record ProcedureDone : RecordItem
{
    internal ProcedureDone(RecordItem item)
        : base(item)
    {
    }

    /// <summary>Why; null when not given.</summary>
    public string? Reason { get; init; }

    /// <summary>What came of it; null when not given.</summary>
    public string? Outcome { get; init; }

    /// <summary>True when it was planned and did not take place; the text says so too.</summary>
    public bool NotDone { get; init; }
}

/// <summary>Procedures, newest first.</summary>
public sealed record Procedures(IReadOnlyList<ProcedureDone> Items);

internal static class ProceduresSection
{
    public static Procedures Read(EntrySet entries)
    {
        var all = entries.Facts("Procedure").ConvertAll(entry => ReadOne(entry, entries));
        var joined = Agreement.Join(all, p => p.When is null ? null : Agreement.Key(p.Code, p.Text), (a, b) => a.NotDone == b.NotDone && SameDay(a, b));
        return new Procedures([.. joined.OrderByDescending(p => p.When).ThenBy(p => p.Text, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Reference, StringComparer.Ordinal)]);
    }

    internal static string Title(JsonElement procedure)
    {
        var name = CodeText.Words(procedure.Child("code")) ?? CodeText.Words(procedure.Child("category")) ?? "Procedure";
        return procedure.Text("status") == "not-done" ? "Not done: " + name : name;
    }

    internal static bool SameDay(RecordItem a, RecordItem b) => a.When is { } one && b.When is { } other && one.FirstDay == other.FirstDay && one.LastDay == other.LastDay;

    private static ProcedureDone ReadOne(Entry entry, EntrySet entries)
    {
        var procedure = entry.Resource;
        var not = procedure.Text("status") == "not-done";
        return new ProcedureDone(entries.Item(entry, Title(procedure), CodeText.Read(procedure.Child("code"))))
        {
            Reason = CodeText.WordsOfAll(procedure, "reasonCode") ?? entries.Name(procedure.First("reasonReference"), procedure) ?? (not ? CodeText.Words(procedure.Child("statusReason")) : null),
            Outcome = CodeText.Words(procedure.Child("outcome")),
            NotDone = not,
        };
    }
}
