using System.Text;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Programmes.Outcomes;

/// <summary>What came of a bid in the end.</summary>
internal enum LetterOutcome
{
    NotEligible,
    NotShortlisted,
    NotSelected,
    Selected,
    Withdrawn,
}

/// <summary>A letter as it was sent; a bid has one at most.</summary>
internal sealed record Letter(long Bid, LetterOutcome Outcome, string Body, string SentBy, DateTimeOffset SentAt);

/// <summary>What letters say: a template for each outcome, filled with the reasons of the decision and what the panel thought.</summary>
internal static class LetterWords
{
    public static string Title(LetterOutcome outcome) => outcome switch
    {
        LetterOutcome.NotEligible => "Does not meet the rules",
        LetterOutcome.NotShortlisted => "Not on the shortlist",
        LetterOutcome.NotSelected => "On the shortlist, not selected",
        LetterOutcome.Selected => "Selected",
        _ => "Withdrawn",
    };

    /// <summary>The letter, paragraphs with an empty line between them.</summary>
    /// <param name="call">The call with who runs it.</param>
    /// <param name="bid">The bid.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="reasons">Why, as decided.</param>
    /// <param name="points">What was thought of each question; empty where it was not scored.</param>
    /// <param name="day">The day of the letter.</param>
    public static string Write(StandingCall call, Bid bid, LetterOutcome outcome, IReadOnlyList<string> reasons, IReadOnlyList<QuestionPoints> points, DateOnly day)
    {
        var text = new StringBuilder();
        void Paragraph(string words) => text.Append(words).Append("\n\n");
        Paragraph(Dates.Day(day));
        Paragraph($"To {bid.OrganisationName}");
        Paragraph($"{call.Call.Title}: your bid “{bid.Says.Title}” for {bid.Says.Area}");
        Paragraph($"Thank you for your bid, which we received on {Dates.Day(bid.HandedInAt!.Value)}.");
        Paragraph(outcome switch
        {
            LetterOutcome.NotEligible => "We are sorry to tell you that it does not meet the rules of the call, so that the panel did not score it.",
            LetterOutcome.NotShortlisted => "We are sorry to tell you that it is not on the shortlist.",
            LetterOutcome.NotSelected => "It was on the shortlist, and the panel met you. We are sorry to tell you that it was not selected.",
            LetterOutcome.Selected => "We are glad to tell you that it is selected." + (call.Call.Money.Length > 0 ? $" What comes with it: {call.Call.Money}" : ""),
            _ => $"You withdrew it on {Dates.Day(bid.Withdrawn!.At)}. We have taken it out of the ranking. What was scored until then is kept, and is not used.",
        });
        if (outcome == LetterOutcome.Withdrawn)
        {
            Paragraph($"Your reason: {bid.Withdrawn!.Why}");
        }
        else if (reasons.Count > 0)
        {
            Paragraph("Why:\n" + string.Join('\n', reasons.Select(r => "- " + r)));
        }

        if (points.Count > 0)
        {
            Paragraph("What the panel thought of your answers:");
            foreach (var p in points) Paragraph(Feedback(p));
        }

        if (outcome == LetterOutcome.Selected) Paragraph("In return you tell others what you learn. You can write it down on the page of the programme as soon as the decisions are public.");
        else if (outcome != LetterOutcome.Withdrawn) Paragraph("You may use what is said here for another bid. What others learn is published on the page of the programme.");
        return text.Append(call.OwnerName).ToString();
    }

    // Scorers are not named to bidders.
    private static string Feedback(QuestionPoints p)
    {
        var nearest = (int)Math.Round(p.Counts, MidpointRounding.AwayFromZero);
        var lines = new List<string> { p.Question.Asks, $"{p.Counts.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} of {Call.MostPoints}. Nearest to: {p.Question.Scale[nearest]}" };
        if (p.Agreed is { } agreed) lines.Add("- " + agreed.Reason);
        lines.AddRange(p.Scores.Where(s => s.Words.Length > 0).Select(s => "- " + s.Words));
        return string.Join('\n', lines);
    }
}
