using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>A question as typed.</summary>
internal sealed class QuestionForm
{
    public string? Asks { get; set; }

    public string? Code { get; set; }

    public string? Kind { get; set; } = "words";

    public string? Help { get; set; }

    public string? MostWords { get; set; }

    public string? Weight { get; set; }

    public string? Needed { get; set; }

    public string? Scale { get; set; }
}

/// <summary>A rule as typed.</summary>
internal sealed class RuleForm
{
    public string? Kind { get; set; }

    public string? Of { get; set; }

    public string? Number { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A stage as typed.</summary>
internal sealed class StageForm
{
    public string? Name { get; set; }

    public DateAnswer On { get; set; } = new();
}

/// <summary>Writes a call, new or changed, until it is opened: what it is, its questions, rules and stages, each added by a form of its own.</summary>
internal sealed class WriteModel(CallDesk desk, TimeProvider clock) : ProgrammePage(clock)
{
    public static IReadOnlyList<(RuleKind Kind, string Title)> RuleKinds { get; } =
    [
        (RuleKind.AnsweredYes, "A question is answered with yes"), (RuleKind.PartnerSigned, "A partner of a kind has signed"), (RuleKind.PartnersSigned, "So many partners have signed"),
        (RuleKind.WordsInAll, "All answers together have at most so many words"), (RuleKind.FileAdded, "A file is there"), (RuleKind.InEngland, "The area is in England"),
    ];

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Kind { get; set; } = "pioneers";

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? Money { get; set; }

    [BindProperty]
    public MomentAnswer Opens { get; set; } = new();

    [BindProperty]
    public MomentAnswer Closes { get; set; } = new();

    [BindProperty]
    public string? Scorers { get; set; } = "2";

    [BindProperty]
    public string? MayDiffer { get; set; } = "1";

    [BindProperty]
    public string? MostShortlisted { get; set; }

    [BindProperty]
    public string? MostSelected { get; set; }

    [BindProperty]
    public QuestionForm Question { get; set; } = new();

    [BindProperty]
    public RuleForm Rule { get; set; } = new();

    [BindProperty]
    public StageForm Stage { get; set; } = new();

    public Call Call { get; private set; } = new("");

    public bool IsNew => string.IsNullOrEmpty(Id);

    public static string Words(EligibilityRule rule, Call call) => rule.Kind switch
    {
        RuleKind.AnsweredYes => $"“{Asks(call, rule.Of)}” is answered with yes",
        RuleKind.PartnerSigned => $"A partner has signed: {PartnerKind.Title(rule.Of)}",
        RuleKind.PartnersSigned => $"At least {rule.Number:N0} partners have signed",
        RuleKind.WordsInAll => $"All answers together have at most {rule.Number:N0} words",
        RuleKind.FileAdded => $"“{Asks(call, rule.Of)}” is there",
        _ => "The area is in England",
    };

    /// <summary>True for a box whose form was refused.</summary>
    public bool IsOpen(string form) => ModelState.Any(e => e.Key.StartsWith(form + ".", StringComparison.Ordinal) && e.Value?.Errors.Count > 0);

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead) return instead;
        var faults = new List<Fault>();
        var call = Call with
        {
            Title = (Title ?? "").Trim(), Kind = Kind ?? "", For = (For ?? "").Trim(), Money = (Money ?? "").Trim(), Scorers = Number(Scorers) ?? 0, MayDiffer = Number(MayDiffer) ?? -1,
            MostShortlisted = Number(MostShortlisted) ?? 0, MostSelected = Number(MostSelected) ?? 0, Opens = Read(Opens, "Opens", faults), Closes = Read(Closes, "Closes", faults),
        };
        if (IsNew) call = call with { Id = (Address ?? "").Trim() };
        faults.AddRange(CallCheck.Written(call).Where(f => faults.Count == 0 || f.Path is null || !f.Path.StartsWith("Closes", StringComparison.Ordinal)));
        var done = faults.Count > 0 ? faults.ToArray() : await desk.Write(call, Seen, Me);
        if (After(Renamed(done), $"/work/programmes/write/{call.Id}?done=saved") is { } answer) return answer;
        return Page();
    }

    public Task<IActionResult> OnPostQuestion() => Add("questions", c => c with
    {
        Questions = [.. c.Questions, new CallQuestion((Question.Code ?? "").Trim(), (Question.Asks ?? "").Trim(), Question.Kind switch { "yes-no" => QuestionKind.YesNo, "file" => QuestionKind.File, _ => QuestionKind.Words })
        {
            Help = (Question.Help ?? "").Trim(), MostWords = Question.Kind is "yes-no" or "file" ? 0 : Number(Question.MostWords) ?? 0, Weight = string.IsNullOrWhiteSpace(Question.Weight) ? 0 : Number(Question.Weight) ?? -1,
            IsNeeded = Question.Needed == "true", Scale = [.. (Question.Scale ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        }],
    });

    public Task<IActionResult> OnPostRule() => Add("rules", c => c with
    {
        Rules = [.. c.Rules, new EligibilityRule(Enum.TryParse<RuleKind>(Rule.Kind, out var kind) && Enum.IsDefined(kind) ? kind : RuleKind.InEngland, Rule.Of ?? "", Number(Rule.Number) ?? 0, (Rule.Reason ?? "").Trim())],
    });

    public async Task<IActionResult> OnPostStage()
    {
        var day = Stage.On.Read("The day");
        if (day.Succeeded) return await Add("stages", c => c with { Stages = [.. c.Stages, new CallStage((Stage.Name ?? "").Trim(), day.Value)] });
        if (await Begin() is { } instead) return instead;
        Outcome<bool> wrong = day.Fault with { Path = day.Fault.Path is { } part ? "Stage.On." + part : "Stage.On" };
        After(wrong, "");
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostRemove(string? part)
    {
        var (what, which) = (part ?? "").Split(':') is [var a, var b] ? (a, b) : ("", "");
        var at = Number(which) ?? -1;
        return Add(what + "s", c => what switch
        {
            "question" => c with { Questions = [.. c.Questions.Where(q => q.Code != which)] },
            "rule" => c with { Rules = [.. c.Rules.Where((_, i) => i != at)] },
            "stage" => c with { Stages = [.. c.Stages.Where((_, i) => i != at)] },
            _ => c,
        });
    }

    public async Task<IActionResult> OnPostOpen()
    {
        if (await Begin() is { } instead) return instead;
        if (After(await desk.Open(Id, Seen, Me), $"/work/programmes/{Id}?done=opened") is { } answer) return answer;
        Fill();
        return Page();
    }

    private static string Asks(Call call, string code) => call.Questions.FirstOrDefault(q => q.Code == code)?.Asks ?? code;

    // On this page the address of a new call has a field of its own.
    private static Outcome<StandingCall> Renamed(Outcome<StandingCall> done) => done.Succeeded ? done : done.Faults.Select(f => f.Path == nameof(Call.Id) ? f with { Path = nameof(Address) } : f).ToArray();

    private static DateTimeOffset Read(MomentAnswer answer, string name, List<Fault> faults)
    {
        var read = answer.Read("The day");
        if (read.Succeeded) return read.Value;
        faults.Add(read.Fault with { Path = $"{name}.{read.Fault.Path}" });
        return default;
    }

    private async Task<IActionResult> Add(string to, Func<Call, Call> change)
    {
        if (await Begin() is { } instead) return instead;
        if (IsNew) return NotFound();
        if (After(await desk.Write(change(Call), Seen, Me), $"/work/programmes/write/{Id}#{to}") is { } answer) return answer;
        Fill();
        return Page();
    }

    private void Fill()
    {
        if (IsNew) return;
        (Title, Kind, For, Money, Scorers, MayDiffer) = (Call.Title, Call.Kind, Call.For, Call.Money, Call.Scorers.ToString(), Call.MayDiffer.ToString());
        (MostShortlisted, MostSelected) = (Call.MostShortlisted.ToString(), Call.MostSelected.ToString());
        (Opens, Closes) = (MomentAnswer.From(Call.Opens), MomentAnswer.From(Call.Closes));
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.RunProgrammes) is { } instead) return instead;
        if (IsNew) return null;
        var found = await desk.Find(Id, Me);
        if (!found.Succeeded) return NotFound();
        if (found.Value.Call.Phase > CallPhase.Draft) return Redirect("/work/programmes/" + Id);
        Call = found.Value.Call.Call;
        if (HttpContext.Request.Method == "GET") Seen = found.Value.Call.Version;
        return null;
    }
}
