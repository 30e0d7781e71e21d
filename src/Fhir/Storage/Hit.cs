namespace Goldthread.Fhir.Storage;

/// <summary>A version that a search found.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Person">Where it lies.</param>
/// <param name="Row">Its row.</param>
/// <param name="Newest">Minus the seconds of its clinical date: the least is the newest.</param>
/// <param name="Packed">Its values; null where nobody asks them any more.</param>
internal sealed record Hit(short Type, PersonKey Person, long Row, long Newest, byte[]? Packed);
