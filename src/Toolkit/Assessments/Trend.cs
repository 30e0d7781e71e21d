namespace Goldthread.Toolkit.Assessments;

/// <summary>One question before and now.</summary>
/// <param name="Before">What was answered then.</param>
/// <param name="Now">What is answered now.</param>
internal sealed record Trend(QuestionResult Before, QuestionResult Now)
{
    /// <summary>Questions of both that ask the same on the same levels, in the order of the instrument now; and the titles of those of now that cannot be compared.</summary>
    public static (IReadOnlyList<Trend> Compared, IReadOnlyList<string> NotCompared) Of(AssessmentResults before, AssessmentResults now)
    {
        var then = before.Questions.ToDictionary(q => q.Question.Id, StringComparer.Ordinal);
        var inOrder = now.Questions.OrderBy(q => q.Number).ToList();
        bool Same(QuestionResult q) => then.TryGetValue(q.Question.Id, out var old) && old.Scale.IsLike(q.Scale);
        return ([.. inOrder.Where(Same).Select(q => new Trend(then[q.Question.Id], q))], [.. inOrder.Where(q => !Same(q)).Select(q => q.Question.Title)]);
    }

    /// <summary>What has changed, in sentences: each organisation that answered both times, and the spread of all.</summary>
    public IReadOnlyList<string> Words
    {
        get
        {
            var words = new List<string>();
            foreach (var partner in Now.Partners)
            {
                var old = Before.Partners.FirstOrDefault(p => p.Partner.Organisation == partner.Partner.Organisation);
                if (partner.Median is not { } now || old?.Median is not { } then) continue;
                var scale = Now.Scale;
                words.Add(now == then ? $"{partner.Partner.Name}: {ResultWords.Median(scale, now)}, as before." : $"{partner.Partner.Name}: from {ResultWords.Median(scale, then)} to {ResultWords.Median(scale, now)}.");
            }

            if (Before.Disagreement is { } far && Now.Disagreement is { } near) words.Add($"Disagreement of all answers: {ResultWords.Percent(far)} before, {ResultWords.Percent(near)} now.");
            return words;
        }
    }
}
