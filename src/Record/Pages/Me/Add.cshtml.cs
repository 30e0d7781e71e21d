using Goldthread.Record.Own;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>Adds a note or something measured.</summary>
internal sealed class AddModel(OwnAccess access, Contributions contributions, TimeProvider clock) : MePage(access)
{
    public string Note { get; private set; } = "";

    public string Kind { get; private set; } = "weight";

    public string Value { get; private set; } = "";

    public string Second { get; private set; } = "";

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGet() => await Look() ?? Page();

    public async Task<IActionResult> OnPostNote(string? note)
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        Note = note ?? "";
        var added = await contributions.Note(View, Note);
        if (!added.Succeeded)
        {
            return Again(added.Faults);
        }

        (Note, Done) = ("", "Your note is in the record.");
        return Page();
    }

    public async Task<IActionResult> OnPostReading(string? kind, string? value, string? second)
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        (Kind, Value, Second) = (kind ?? "", value ?? "", second ?? "");
        var measured = Measured.Read(kind, value, second, clock.GetUtcNow());
        var added = measured.Succeeded ? await contributions.Reading(View, measured.Value) : measured.Faults.ToArray();
        if (!added.Succeeded)
        {
            return Again(added.Faults);
        }

        (Value, Second, Done) = ("", "", "Your reading is in the record.");
        return Page();
    }
}
