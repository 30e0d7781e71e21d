using System.Globalization;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Instruments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>The questions on one page: answered, saved as one goes, sent, changed, taken back.</summary>
internal sealed class AnswerModel(AnswerService answers, RecordNumbers numbers) : AssessmentPage
{
    private HashSet<string> _elsewhere = [];

    public const string CannotSay = "cannot";

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public List<AnswerForm> Answers { get; set; } = [];

    /// <summary>The number of this opened form: it tells two windows of one person apart.</summary>
    [BindProperty]
    public string? Form { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public SeenAssessment Seen { get; private set; } = null!;

    /// <summary>How many others of the same organisation have sent answers.</summary>
    public int Others { get; private set; }

    public string OrganisationName => Seen.Own?.OrganisationName ?? Me.OrganisationName;

    public string? DoneWords => Done == "saved" ? "Saved. Only you see it until you send it." : null;

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        Form = numbers.Next().ToString(CultureInfo.InvariantCulture);
        Role = Seen.Own?.Role ?? Me.JobTitle;
        Answers = [.. Seen.Assessment.Instrument.Questions.Select(q => AnswerForm.Of(Seen.Own?.Of(q.Id) ?? new Answer(q.Id)))];
        return Page();
    }

    public async Task<IActionResult> OnPost(bool send, int next)
    {
        if (await Begin() is { } instead) return instead;
        var saved = await Save(send);
        if (saved.Succeeded) return Redirect(saved.Value.IsSent ? $"{Href}?done=sent" : next <= 0 || next > Seen.Assessment.Instrument.Questions.Count ? $"{Href}/answer?done=saved" : $"{Href}/answer#q{next}");
        if (saved.Fault.Kind == FaultKind.NotFound) return NotFound();
        var typed = Typed();
        if (await Begin() is { } gone) return gone;

        // The form is shown in the order of the instrument, whatever was sent; what stands in another window has been seen once it is shown.
        var refused = Refused(saved.Faults);
        _elsewhere = [.. saved.Faults.Where(f => f is { Kind: FaultKind.Conflict, Path: not null }).Select(f => f.Path!)];
        Answers = [.. Seen.Assessment.Instrument.Questions.Select((q, i) => (typed.FirstOrDefault(t => t.Question == q.Id) ?? AnswerForm.Of(Seen.Own?.Of(q.Id) ?? new Answer(q.Id))) is var form && Elsewhere(i) is { } other
            ? new AnswerForm { Question = q.Id, Level = form.Level, Evidence = form.Evidence, Gap = form.Gap, Was = other.Mark } : form)];
        return refused;
    }

    /// <summary>Keeps what is typed while somebody types, for them alone.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        if (await Begin() is { } instead) return instead;
        if (Seen.Own is { IsSent: true }) return Content("Not saved: your answers are sent already. Send the changes when you are done.");
        var saved = await Save(send: false);
        return saved.Succeeded ? Content($"Saved at {Dates.Time(saved.Value.SavedAt)}, for you alone, until you send it.")
            : saved.Fault.Kind == FaultKind.NotFound ? NotFound() : Content("Not saved yet: " + saved.Fault.Message + ".");
    }

    public async Task<IActionResult> OnPostBack()
    {
        if (await Begin() is { } instead) return instead;
        var done = await answers.TakeBack(Number, Me);
        if (done.Succeeded) return Redirect($"{Href}?done=back");
        return done.Fault.Kind == FaultKind.NotFound ? NotFound() : StatusCode(StatusCodes.Status409Conflict);
    }

    /// <summary>What the person answered to a question in another window, where that is why this one was not saved.</summary>
    public Answer? Elsewhere(int at) => _elsewhere.Contains($"Answers[{at}].Level") ? Seen.Own?.Of(Seen.Assessment.Instrument.Questions[at].Id) : null;

    /// <summary>A given answer in words.</summary>
    public string Said(Question question, Answer answer) =>
        answer.CannotSay ? "I cannot say" : answer.Level is { } level ? Seen.Assessment.Instrument.ScaleOf(question).NameOf(level) : "No answer";

    private async Task<IActionResult?> Begin()
    {
        if (!Enter()) return NotFound();
        var found = await answers.Find(Number, Me);
        if (!found.Succeeded) return NotFound();
        (Seen, Others) = found.Value;
        return null;
    }

    private Task<Outcome<AnswerSheet>> Save(bool send) =>
        answers.Save(Number, (Role ?? "").Trim(), [.. Typed().Select(a => new TypedAnswer(a.Read(Form ?? ""), a.Was ?? ""))], send, Me);

    private List<AnswerForm> Typed() => [.. Answers.Where(a => a.Question is not null).DistinctBy(a => a.Question)];
}

/// <summary>One answer as the form holds it.</summary>
internal sealed class AnswerForm
{
    public string? Question { get; set; }

    /// <summary>A rank, or <see cref="AnswerModel.CannotSay"/>.</summary>
    public string? Level { get; set; }

    public string? Evidence { get; set; }

    public string? Gap { get; set; }

    /// <summary>The mark of what the form showed at first.</summary>
    public string? Was { get; set; }

    public static AnswerForm Of(Answer answer) => new()
    {
        Question = answer.Question, Level = answer.CannotSay ? AnswerModel.CannotSay : answer.Level?.ToString(CultureInfo.InvariantCulture), Evidence = answer.Evidence, Gap = answer.Gap, Was = answer.Mark,
    };

    // A rank that no scale has is refused by its number, so that nothing is taken for no answer.
    public Answer Read(string form) => new(
        Question!, Level is null or "" or AnswerModel.CannotSay ? null : int.TryParse(Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0, Level == AnswerModel.CannotSay,
        Lines(Evidence), Lines(Gap), form);

    // A browser ends lines with CR LF, whatever it was shown.
    private static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
