namespace Goldthread.Fhir.Storage;

/// <summary>Person keys as text, for addresses.</summary>
public static class PersonKeys
{
    /// <summary>The key back from <see cref="PersonKey.ToString"/>; null when the text is none.</summary>
    public static PersonKey? Parse(string text) => RecordId.Key(text);
}
