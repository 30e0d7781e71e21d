using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Toolkit.Assessments;

/// <summary>What one person answers in one assessment. Until it is sent it is theirs alone and does not count.</summary>
/// <param name="Respondent">Id of the person; shown to nobody.</param>
/// <param name="Organisation">Code of the organisation they answer for.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Role">Their role, in their words.</param>
/// <param name="SavedAt">When it was saved last.</param>
/// <param name="SentAt">When it was sent; null while it is not.</param>
/// <param name="Answers">What was answered so far.</param>
internal sealed record AnswerSheet(string Respondent, string Organisation, string OrganisationName, string Role, DateTimeOffset SavedAt, DateTimeOffset? SentAt, IReadOnlyList<Answer> Answers)
{
    public const int LongestRole = 80;

    public bool IsSent => SentAt is not null;

    public Answer Of(string question) => Answers.FirstOrDefault(a => a.Question == question) ?? new Answer(question);
}

/// <summary>One answer.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Level">The level by its rank; null where none was given.</param>
/// <param name="CannotSay">True where they said that they cannot say: that is no level, and counted apart.</param>
/// <param name="Evidence">What shows it, in words.</param>
/// <param name="Gap">What is missing, in words.</param>
/// <param name="Form">Which opened form wrote it last.</param>
internal sealed record Answer(string Question, int? Level = null, bool CannotSay = false, string Evidence = "", string Gap = "", string Form = "")
{
    /// <summary>The longest evidence or gap, in characters.</summary>
    public const int LongestWords = 2000;

    public bool IsGiven => Level is not null || CannotSay;

    /// <summary>What it says, in a few letters, to tell whether it has changed.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Level}\u001f{CannotSay}\u001f{Evidence}\u001f{Gap}")).AsSpan(0, 8));
}

/// <summary>An answer as it was typed.</summary>
/// <param name="Answer">What was typed.</param>
/// <param name="Was">The mark of what the form showed at first.</param>
internal sealed record TypedAnswer(Answer Answer, string Was);

/// <summary>Brings together what is kept and what was typed: two windows of one person, open at once, never write over each other unseen.</summary>
internal static class AnswerMerge
{
    /// <summary>What to write, and which questions were answered otherwise elsewhere since the form was opened.</summary>
    public static (IReadOnlyList<Answer> Changed, IReadOnlyList<Answer> Elsewhere) Of(AnswerSheet? kept, IReadOnlyList<TypedAnswer> typed)
    {
        var (changed, elsewhere) = (new List<Answer>(), new List<Answer>());
        foreach (var (answer, was) in typed)
        {
            var now = kept?.Of(answer.Question) ?? new Answer(answer.Question);
            if (answer.Mark == now.Mark || answer.Mark == was) continue;

            // What this form wrote itself, while it was open, is no surprise to it.
            if (now.Mark == was || now.Form == answer.Form) changed.Add(answer);
            else elsewhere.Add(now);
        }

        return (changed, elsewhere);
    }
}
