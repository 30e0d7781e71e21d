namespace Goldthread.Toolkit.Writing.Remarks;

/// <summary>That something is wrong or out of date, said by anybody.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">Code of the kind of the item.</param>
/// <param name="Item">Id of the item.</param>
/// <param name="SaidAt">When, in milliseconds since 1970.</param>
/// <param name="Words">What they wrote; empty once it is answered.</param>
/// <param name="Answer">What was done about it, for everybody to read; empty until then.</param>
/// <param name="AnsweredAt">When, in milliseconds since 1970; 0 until then.</param>
internal sealed record Remark(long Number, string Kind, string Item, long SaidAt, string Words, string Answer = "", long AnsweredAt = 0);
