using System.Runtime.InteropServices;

namespace Tracker.Extraction.Words;

/// <summary>
/// Finds all of many strings in one pass: from every place of the text it walks along the tree of the strings as far
/// as both agree. A walk takes no more steps than the longest string has characters, so the time is linear in the text.
/// Most walks end at their second character, and none waits for the one before it; that is why there are no failure
/// links here, which would spare the second look at a character and make every step depend on the last. Ordinal.
/// </summary>
internal sealed class StringMatcher
{
    // The root's cell; its base is 0, so that the class of a character is the cell of the state behind it.
    private const int Root = 0;
    private const double MostlyTaken = 0.9;
    private readonly ushort[] _classes = new ushort[char.MaxValue + 1];

    // What every step reads, apart from what few do: the less a walk touches, the more of it stays in the cache.
    private readonly Step[] _steps;
    private readonly int[] _words;

    /// <param name="words">Distinct strings, none empty; a find names its string by its index here.</param>
    public StringMatcher(IReadOnlyList<string> words)
    {
        var packing = new Packing(NumberCharacters(words));
        packing.Add(Plant(words));
        _steps = packing.Column(cell => new Step(cell.Base, cell.Owner));
        _words = packing.Column(cell => cell.Word);
    }

    /// <summary>Takes the finds of <see cref="Find{T}"/> in the order of their starts.</summary>
    public interface IFinds
    {
        /// <param name="start">Where a string starts in the text.</param>
        /// <param name="word">The longest that does; those it begins with start there too.</param>
        void Add(int start, int word);
    }

    /// <summary>Hands the longest string at every place of the text where one starts to <paramref name="finds"/>.</summary>
    public void Find<T>(ReadOnlySpan<char> text, ref T finds)
        where T : struct, IFinds
    {
        var (steps, words, classes) = (_steps, _words, _classes);
        for (var start = 0; start < text.Length; start++)
        {
            int state = classes[text[start]];
            var step = steps[state];
            if (step.Owner != Root)
                continue;
            var word = words[state];
            for (var at = start + 1; at < text.Length; at++)
            {
                var next = step.Base + classes[text[at]];
                step = steps[next];
                if (step.Owner != state)
                    break;
                state = next;
                if (words[state] >= 0)
                    word = words[state];
            }

            if (word >= 0)
                finds.Add(start, word);
        }
    }

    // The commoner a character in the words, the smaller its class, which packs the cells densely. No word has class 0.
    private int NumberCharacters(IReadOnlyList<string> words)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in words.SelectMany(word => word))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, c, out _)++;
        ushort next = 0;
        foreach (var (c, _) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
            _classes[c] = ++next;
        return next + 1;
    }

    private Node Plant(IReadOnlyList<string> words)
    {
        var root = new Node();
        for (var word = 0; word < words.Count; word++)
        {
            var node = root;
            foreach (var c in words[word])
                node = node.Children.TryGetValue(_classes[c], out var child) ? child : node.Children[_classes[c]] = new Node();
            node.Word = word;
        }

        return root;
    }

    /// <summary>A state of the walk.</summary>
    /// <param name="Base">Added to a character's class it gives the cell of the next state.</param>
    /// <param name="Owner">The state that this one follows; a cell that another state owns is no next state.</param>
    /// <param name="Word">The string that ends here; -1 for none.</param>
    private readonly record struct Cell(int Base, int Owner, int Word);

    private readonly record struct Step(int Base, int Owner);

    private sealed class Node
    {
        public SortedList<int, Node> Children { get; } = [];

        public int Cell { get; set; }

        public int Word { get; set; } = -1;
    }

    /// <summary>Packs the tree into one array: a node's children lie at its base plus their class, in cells no other owns.</summary>
    private sealed class Packing(int classes)
    {
        private readonly List<Cell> _cells = [];
        private int _firstFree = 1;

        public void Add(Node root)
        {
            Grow(1);
            var pending = new Queue<Node>([root]);
            while (pending.TryDequeue(out var node))
            {
                if (node.Children.Count == 0)
                    continue;
                var start = node == root ? 0 : FindRoom(node);
                Grow(start + classes);
                _cells[node.Cell] = _cells[node.Cell] with { Base = start };
                foreach (var (c, child) in node.Children)
                {
                    child.Cell = start + c;
                    _cells[child.Cell] = new Cell(0, node.Cell, child.Word);
                    pending.Enqueue(child);
                }
            }

            Grow(_cells.Count + classes);
        }

        public T[] Column<T>(Func<Cell, T> value) => [.. _cells.Select(value)];

        private int FindRoom(Node node)
        {
            var lowest = node.Children.Keys[0];
            var start = Math.Max(1, _firstFree - lowest);
            var taken = 0;
            while (!Fits(node, start))
            {
                if (_cells[start + lowest].Owner >= 0)
                    taken++;
                start++;
            }

            // Where almost all is taken, later nodes need not look again: single holes are not worth a quadratic search.
            if (taken > MostlyTaken * (start + lowest - _firstFree + 1))
                _firstFree = start + lowest;
            return start;
        }

        private bool Fits(Node node, int start)
        {
            Grow(start + classes);
            foreach (var c in node.Children.Keys)
            {
                if (_cells[start + c].Owner >= 0)
                    return false;
            }

            return true;
        }

        private void Grow(int count)
        {
            while (_cells.Count < count)
                _cells.Add(new Cell(0, -1, -1));
        }
    }
}
