using Goldthread.Fhir.Storage;

namespace Goldthread.Population.DataSet;

/// <summary>
/// What the data set was made without: who opted out and what is withheld, part by part, as it was when last looked at. Neither writes a resource when it changes, so the change feed does not tell of it;
/// whoever is marked otherwise than before is read again.
/// </summary>
internal sealed class KeptBack
{
    private readonly Dictionary<int, HashSet<(PersonKey Person, string Mark)>> _of = [];

    /// <summary>Forgets all: another data set is begun.</summary>
    public void Clear() => _of.Clear();

    /// <summary>Keeps how a part stands.</summary>
    public void Know(int part, IEnumerable<(PersonKey Person, string Mark)> marks) => _of[part] = [.. marks];

    /// <summary>Whose marks are others now, and keeps how the part stands.</summary>
    /// <param name="part">The part.</param>
    /// <param name="marks">How it stands.</param>
    /// <param name="thought">Where the part was not looked at since the program started: who is thought to have opted out. Then everybody with a mark is read again as well.</param>
    public IReadOnlyCollection<PersonKey> Changed(int part, IReadOnlyList<(PersonKey Person, string Mark)> marks, Func<IEnumerable<PersonKey>> thought)
    {
        HashSet<PersonKey> changed;
        if (_of.TryGetValue(part, out var before))
        {
            before.SymmetricExceptWith(marks);
            changed = [.. before.Select(m => m.Person)];
        }
        else
        {
            changed = [.. marks.Select(m => m.Person), .. thought()];
        }

        Know(part, marks);
        return changed;
    }
}
