namespace Goldthread.Toolkit.Learning.Events;

/// <summary>What somebody who came thought of an event, each mark from 1 (not at all) to 5 (very much).</summary>
/// <param name="Worth">Whether it was worth the time.</param>
/// <param name="Otherwise">Whether they will do something differently because of it.</param>
/// <param name="Contact">Whether they met somebody to work with.</param>
/// <param name="Words">What should be kept or changed; may be empty.</param>
internal sealed record EventAnswer(int Worth, int Otherwise, int Contact, string Words);

/// <summary>The answers about one event together. The questions are our own.</summary>
/// <param name="Came">How many came.</param>
/// <param name="Answers">How many answered.</param>
/// <param name="Marks">For each question how many gave 1, 2, 3, 4 and 5; null while fewer than <see cref="Least"/> have answered.</param>
/// <param name="Words">What was written, in an order that says nothing of who wrote it; null likewise.</param>
internal sealed record Evaluation(int Came, int Answers, IReadOnlyList<(string Question, IReadOnlyList<int> Counts, double Mean)>? Marks, IReadOnlyList<string>? Words)
{
    /// <summary>With fewer answers than this only their number is shown, so that nobody is known by what they answered.</summary>
    public const int Least = 5;

    public static IReadOnlyList<(string Field, string Question)> Questions { get; } =
        [("Worth", "Was it worth your time?"), ("Otherwise", "Will you do something differently because of it?"), ("Contact", "Did you meet somebody you want to work with?")];

    public static Evaluation Of(IEnumerable<Booking> bookings, IReadOnlyList<EventAnswer> answers)
    {
        var came = bookings.Count(b => b.Came == true);
        if (answers.Count < Least) return new Evaluation(came, answers.Count, null, null);
        var marks = Questions.Zip<(string, string Question), Func<EventAnswer, int>>([a => a.Worth, a => a.Otherwise, a => a.Contact]).Select(q =>
            (q.First.Question, (IReadOnlyList<int>)[.. Enumerable.Range(1, 5).Select(mark => answers.Count(a => q.Second(a) == mark))], answers.Average(q.Second)));
        return new Evaluation(came, answers.Count, [.. marks], [.. answers.Select(a => a.Words).Where(w => w.Length > 0).Order(StringComparer.Ordinal)]);
    }
}
