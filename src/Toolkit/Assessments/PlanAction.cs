namespace Goldthread.Toolkit.Assessments;

/// <summary>Something to be done after a self-assessment.</summary>
/// <param name="Number">Its number within the assessment.</param>
/// <param name="Question">Id of the question that it comes from.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Organisation">Code of the organisation that does it.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Role">Who does it there: a role.</param>
/// <param name="Due">By when.</param>
/// <param name="DoneAt">When it was done; null while it is not.</param>
/// <param name="DroppedAt">When it was taken out of the plan; null while it stands.</param>
internal sealed record PlanAction(long Number, string Question, string What, string Organisation, string OrganisationName, string Role, DateOnly Due, DateTimeOffset? DoneAt, DateTimeOffset? DroppedAt)
{
    /// <summary>The longest words, in characters.</summary>
    public const int LongestWords = 500;

    /// <summary>The most of one plan.</summary>
    public const int Most = 300;

    public bool IsDone => DoneAt is not null;

    public bool IsLate(DateOnly today) => !IsDone && Due < today;
}
