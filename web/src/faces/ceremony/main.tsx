import { start } from '../../app/start.tsx';
import { CeremonyFace } from './ceremony-face.tsx';

start(<CeremonyFace />);
