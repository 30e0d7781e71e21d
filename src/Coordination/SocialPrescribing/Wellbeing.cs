namespace Goldthread.Coordination.SocialPrescribing;

/// <summary>A question about how somebody is, answered from 0 to 10.</summary>
/// <param name="Code">Its link id in the form.</param>
/// <param name="Words">As it is asked.</param>
/// <param name="Low">What 0 means.</param>
/// <param name="High">What 10 means.</param>
public sealed record WellbeingQuestion(string Code, string Words, string Low, string High);

/// <summary>
/// How somebody says they are, before and after: five questions in words of our own, each 0 to 10, more is better. Shaped like the short scales that link workers use and
/// not one of them: it has not been validated, and says so wherever its score stands.
/// </summary>
public static class Wellbeing
{
    /// <summary>The form that the answers are of.</summary>
    public const string Form = "urn:goldthread:questionnaire:wellbeing";

    /// <summary>The best there is: five tens.</summary>
    public const int Best = 50;

    /// <summary>The questions, in order.</summary>
    public static IReadOnlyList<WellbeingQuestion> Questions { get; } =
    [
        new("days", "How have your days been lately?", "bad", "good"),
        new("company", "Do you have the company that you want?", "not at all", "all I want"),
        new("worry", "How free of worry are you?", "worried all the time", "not worried"),
        new("worthwhile", "Do you do things that matter to you?", "never", "as often as I like"),
        new("managing", "How well do you manage what life asks of you?", "I cannot", "very well"),
    ];

    /// <summary>The sum of the answers, 0 to 50; null when one is missing or out of range.</summary>
    public static int? Score(IReadOnlyDictionary<string, int?> answers) =>
        Questions.All(q => answers.GetValueOrDefault(q.Code) is >= 0 and <= 10) ? Questions.Sum(q => answers[q.Code]!.Value) : null;
}

/// <summary>Why somebody is offered this: the record of eligibility (P31).</summary>
public static class PrescribingReason
{
    /// <summary>Codes and words.</summary>
    public static IReadOnlyList<(string Code, string Words)> All { get; } =
    [
        ("lonely", "Lonely or cut off"), ("mood", "Low in mood or anxious"), ("money", "Money, debt or benefits"), ("home", "Housing"), ("work", "Work, learning or volunteering"),
        ("carer", "Looks after somebody"), ("grief", "Grief"), ("condition", "Living with a long-term condition"), ("active", "Wants to be more active"), ("other", "Something else"),
    ];
}
