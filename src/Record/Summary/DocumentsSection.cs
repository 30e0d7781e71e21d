using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>A file of a document, or a photo or sound.</summary>
/// <param name="Title">Null when it has none.</param>
/// <param name="ContentType">Media type; null when not given.</param>
/// <param name="Url">Where it is, as the source wrote it; null when it lies inside the resource.</param>
/// <param name="Bytes">Size as the source gave it; null when not given.</param>
public sealed record DocumentFile(string? Title, string? ContentType, string? Url, long? Bytes)
{
    internal static DocumentFile? Read(JsonElement attachment)
    {
        if (attachment.ValueKind != JsonValueKind.Object) return null;
        return new DocumentFile(attachment.Text("title"), attachment.Text("contentType"), attachment.Text("url"),
            attachment.Number("size") is { } size and >= 0 and < long.MaxValue ? (long)size : null);
    }
}

/// <summary>One letter, report or other document.</summary>
public sealed record RecordDocument : RecordItem
{
    internal RecordDocument(RecordItem item)
        : base(item)
    {
    }

    /// <summary>"Discharge summary", "Letter"; null when not given.</summary>
    public string? Sort { get; init; }

    /// <summary>What it says in short: a description or a report's conclusion; null when it has none.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<DocumentFile> Files { get; init; } = [];
}

/// <summary>Documents, newest first. A report that only groups results is under tests, not here.</summary>
public sealed record Documents(IReadOnlyList<RecordDocument> Items);

internal static class DocumentsSection
{
    public static Documents Read(EntrySet entries)
    {
        var found = Letters(entries).Concat(Reports(entries)).Concat(Compositions(entries));
        return new Documents([.. found.OrderByDescending(d => d.When).ThenBy(d => d.Text, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Reference, StringComparer.Ordinal)]);
    }

    internal static string DocumentTitle(JsonElement document) =>
        document.Text("description") ?? document.First("content").Child("attachment").Text("title") ?? CodeText.Words(document.Child("type"))
        ?? CodeText.WordsOfAll(document, "category") ?? "Document";

    internal static string ReportTitle(JsonElement report) => CodeText.Words(report.Child("code")) ?? CodeText.WordsOfAll(report, "category") ?? "Report";

    internal static string CompositionTitle(JsonElement composition) => composition.Text("title") ?? CodeText.Words(composition.Child("type")) ?? "Document";

    private static IEnumerable<RecordDocument> Letters(EntrySet entries) =>
        entries.Facts("DocumentReference").Where(e => e.Resource.Text("status") != "superseded").Select(entry => new RecordDocument(
            entries.Item(entry, DocumentTitle(entry.Resource), CodeText.Read(entry.Resource.Child("type"))))
        {
            Sort = CodeText.Words(entry.Resource.Child("type")) ?? CodeText.WordsOfAll(entry.Resource, "category"),
            Summary = entry.Resource.Text("description"),
            Files = [.. entry.Resource.Items("content").Select(c => DocumentFile.Read(c.Child("attachment"))).OfType<DocumentFile>()],
        });

    private static IEnumerable<RecordDocument> Reports(EntrySet entries)
    {
        foreach (var entry in entries.Facts("DiagnosticReport"))
        {
            var report = entry.Resource;
            if (report.Text("status") == "cancelled") continue;
            var own = report.Child("text").Text("status") is "additional" or "extensions" ? NarrativeText.Read(report.Child("text")) : null;
            var words = report.Text("conclusion") ?? CodeText.WordsOfAll(report, "conclusionCode") ?? own;
            var files = report.Items("presentedForm").Select(DocumentFile.Read).OfType<DocumentFile>().ToList();
            if (words is null && files.Count == 0) continue;
            yield return new RecordDocument(entries.Item(entry, ReportTitle(report), CodeText.Read(report.Child("code"))))
            {
                Sort = CodeText.WordsOfAll(report, "category"),
                Summary = words,
                Files = files,
            };
        }
    }

    private static IEnumerable<RecordDocument> Compositions(EntrySet entries) =>
        entries.Facts("Composition").Where(e => !WhatMattersSection.IsAboutMe(e.Resource)).Select(entry => new RecordDocument(
            entries.Item(entry, CompositionTitle(entry.Resource), CodeText.Read(entry.Resource.Child("type"))))
        {
            Sort = CodeText.Words(entry.Resource.Child("type")),
            Summary = Sections(entry.Resource),
        });

    private static string? Sections(JsonElement composition)
    {
        var titles = composition.Items("section").Select(s => s.Text("title") ?? CodeText.Words(s.Child("code"))).OfType<string>().ToList();
        return titles.Count == 0 ? null : "Sections: " + string.Join(", ", titles);
    }
}
