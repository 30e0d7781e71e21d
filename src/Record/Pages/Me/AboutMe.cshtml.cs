using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;
using Goldthread.Record.Own;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>What the person says about themself: words under the headings of the PRSB standard, a picture, a voice.</summary>
internal sealed class AboutMeModel(OwnAccess access, Contributions contributions) : MePage(access)
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private IReadOnlyList<JsonObject> _files = [];

    /// <summary>https://theprsb.org/standards/aboutme/ (headings as domain rule B5).</summary>
    public static IReadOnlyList<(string LinkId, string Title)> Headings { get; } =
    [
        ("important", "What is most important to me"),
        ("people", "People who are important to me"),
        ("communicate", "How I communicate and how to communicate with me"),
        ("wellness", "My wellness"),
        ("please-do", "Please do, and please don't"),
        ("support", "How and when to support me"),
        ("also", "Also worth knowing about me"),
        ("written-by", "Supported to write this by"),
    ];

    public string ResponseId { get; private set; } = "";

    public int Version { get; private set; }

    public string? Done { get; private set; }

    /// <summary>The names of files that are kept already.</summary>
    public IEnumerable<string> Kept => _files.Select(f => f["title"]?.GetValue<string>() ?? "a file");

    public string Words(string linkId) => _words.GetValueOrDefault(linkId, "");

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost(string? response, int? version, IFormFile? file)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        foreach (var (linkId, _) in Headings)
        {
            _words[linkId] = Request.Form[linkId].ToString();
        }

        var files = _files.ToList();
        if (file is { Length: > 0 })
        {
            var read = await AttachedFile.Read(file.FileName, file.Length, file.OpenReadStream());
            if (!read.Succeeded)
            {
                return Again(read.Faults);
            }

            files = [.. files.Where(f => Kind(f) != Kind(read.Value)), read.Value];
        }

        var answers = Headings.Select(h => (h.LinkId, h.Title, Words(h.LinkId))).ToList();
        var saved = await contributions.AboutMe(View, ResponseId.Length > 0 ? ResponseId : null, ResponseId.Length > 0 ? version : null, answers, files);
        if (!saved.Succeeded)
        {
            return Again(saved.Faults.Select(f => f.Kind == FaultKind.Precondition
                ? f with { Message = "This was changed on another screen while you wrote. Your words are below. Open this page again in a new tab to see the others, then save.", Path = "important" }
                : f));
        }

        await Begin();
        Done = "Saved. Everyone who cares for you sees this from now.";
        return Page();
    }

    private static string Kind(JsonObject file) => file["contentType"]!.GetValue<string>().Split('/')[0];

    private async Task<IActionResult?> Begin()
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (await Open("look at about me") is not { } opened)
        {
            return RedirectToPage("/Me/Nothing");
        }

        var mine = opened.Input.Entries.Where(e => e.Type == "QuestionnaireResponse" && e.SourceCode == Contributions.Source).MaxBy(e => e.Received);
        if (mine is null)
        {
            // What somebody wrote down with the person is where they begin, not an empty sheet.
            foreach (var said in PersonRecord.Read(opened.Input).WhatMatters.Words)
            {
                if (Headings.FirstOrDefault(h => h.Title == said.Heading) is { LinkId: { } linkId })
                {
                    _words.TryAdd(linkId, said.Text);
                }
            }

            return null;
        }

        (ResponseId, Version) = (mine.Id, mine.Version);
        var files = new List<JsonObject>();
        foreach (var item in mine.Resource.TryGetProperty("item", out var items) ? items.EnumerateArray().ToArray() : [])
        {
            var answer = item.GetProperty("answer")[0];
            if (answer.TryGetProperty("valueAttachment", out var attachment))
            {
                files.Add((JsonObject)JsonNode.Parse(attachment.GetRawText())!);
            }
            else if (answer.TryGetProperty("valueString", out var words))
            {
                _words[item.GetProperty("linkId").GetString()!] = words.GetString()!;
            }
        }

        _files = files;
        return null;
    }
}
